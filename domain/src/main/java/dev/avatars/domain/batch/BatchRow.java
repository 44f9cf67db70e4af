package dev.avatars.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.request.AvatarDraft;

/**
 * One row of a batch: what is to be made, and what it is called.
 *
 * @param line the line of the manifest on which it begins; 1 or more
 * @param name its name, by which it is known from one run to the next
 * @param output where its video goes
 * @param draft the portrait, the speech and how the video is to be made
 */
public record BatchRow(int line, String name, OutputName output, AvatarDraft draft) {
  public BatchRow {
    requireNonNull(output, "output");
    requireNonNull(draft, "draft");
    if (line < 1) {
      throw new IllegalArgumentException("line: found " + line + "; allowed: 1 or more");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: found '" + name + "'; allowed: one that is seen");
    }
  }
}
