package dev.avatars.cli;

import dev.avatars.application.Video;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.model.Tier;
import dev.avatars.media.VideoTrimmer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where a video goes: checked before anything is spent, written whole or not at all. */
final class OutputFile {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}/]*\\}");
  private static final Set<String> KNOWN = Set.of("{name}", "{job}", "{tier}", "{ext}");
  private static final String JOB = "{job}";

  private final Surroundings surroundings;
  private final String template;
  private final String name;
  private final Overwrite overwrite;
  private final Tail tail;

  /** Whether a file that is there already may be replaced. */
  enum Overwrite {
    /** It may. */
    ALLOWED,
    /** It may not. */
    REFUSED
  }

  /** What becomes of a video that goes on after its speech. */
  enum Tail {
    /** All of it is copied. */
    KEPT,
    /** The copy ends with the speech, where that is possible without coding anything anew. */
    CUT
  }

  /**
   * What was written.
   *
   * @param video the video with the facts of the copy
   * @param file where the copy is
   * @param notes the ends of sentences that start with the video
   */
  record Copy(Video video, Path file, List<String> notes) {
    Copy {
      notes = List.copyOf(notes);
    }
  }

  private OutputFile(
      Surroundings surroundings, String template, String name, Overwrite overwrite, Tail tail) {
    this.surroundings = surroundings;
    this.template = template;
    this.name = name;
    this.overwrite = overwrite;
    this.tail = tail;
  }

  /**
   * The place that a template names; in a folder that exists, the file's usual name.
   *
   * @param template a path with {@code {name}}, {@code {job}}, {@code {tier}} and {@code {ext}}
   * @param usual the template to use in a folder
   * @param name what {@code {name}} stands for
   * @throws CliException when the template has another placeholder
   */
  static OutputFile at(
      Surroundings surroundings, String template, String usual, String name, Overwrite overwrite) {
    PLACEHOLDER
        .matcher(template)
        .results()
        .map(MatchResult::group)
        .filter(found -> !KNOWN.contains(found))
        .findFirst()
        .ifPresent(OutputFile::refusePlaceholder);
    if (template.isEmpty()) {
      throw CliException.badInput("output: found an empty name; allowed: a file");
    }
    String file =
        Files.isDirectory(surroundings.resolve(template)) ? template + "/" + usual : template;
    return new OutputFile(surroundings, file, name, overwrite, Tail.KEPT);
  }

  /** The same place for a video whose tail is treated so. */
  OutputFile with(Tail wanted) {
    return new OutputFile(surroundings, template, name, overwrite, wanted);
  }

  /**
   * Checks what can be checked before the job has a name.
   *
   * @throws CliException when the folder cannot be written, or the file is there already
   */
  void check(Tier tier) {
    Path file = file(tier, "job");
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw CliException.badInput(
          "output: found no folder '" + folder + "'; allowed: one that exists");
    }
    if (!Files.isWritable(folder)) {
      throw CliException.badInput(
          "output: found a folder that cannot be written, '" + folder + "'; allowed: one that can");
    }
    if (Files.isDirectory(file)) {
      throw CliException.badInput("output: found a folder, '" + file + "'; allowed: a file");
    }
    if (!template.contains(JOB) && overwrite == Overwrite.REFUSED && isThere(file)) {
      throw CliException.badInput(
          "output: found '" + file + "' there already; allowed: a new name, or --force");
    }
  }

  /**
   * Checks that the video does not replace what it is made of.
   *
   * @throws CliException when its place is the portrait's or the speech's
   */
  void checkIsNone(Tier tier, List<Path> inputs) {
    Path file = file(tier, "job");
    if (inputs.stream().anyMatch(input -> isSame(file, input))) {
      throw CliException.badInput(
          "output: found an input, '" + file + "'; allowed: another file, also with --force");
    }
  }

  /** Copies the video to its place. */
  Copy write(Video video) {
    Path file = file(video.job().request().model().tier(), video.id().value());
    boolean isPadded = video.stored().flags().contains(StoredVideo.Flag.PADDED);
    return tail == Tail.CUT && isPadded ? cut(video, file) : copy(video, file, List.of());
  }

  private Copy copy(Video video, Path file, List<String> notes) {
    if (overwrite == Overwrite.ALLOWED) {
      video.copyOver(file);
    } else {
      video.copyTo(file);
    }
    return new Copy(video, file, notes);
  }

  private Copy cut(Video video, Path file) {
    MediaLength speech = video.job().request().speech().length();
    try {
      Path half = Files.createTempFile(file.toAbsolutePath().getParent(), ".avatar-", ".part");
      try {
        return new VideoTrimmer()
            .copy(video.stored(), speech, half)
            .fold(cut -> shorter(video, cut, file), why -> copy(video, file, notCut(why)));
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Copy shorter(Video video, StoredVideo cut, Path file) {
    String note =
        "was cut from %s to %s, where the speech ends"
            .formatted(video.stored().facts().length(), cut.facts().length());
    return copy(new Video(video.job(), cut, video.settlement()), file, List.of(note));
  }

  private static List<String> notCut(Violation why) {
    return List.of("could not be cut and was copied whole; " + why);
  }

  private Path file(Tier tier, String job) {
    return surroundings.resolve(
        template
            .replace(JOB, job)
            .replace("{tier}", tier.label())
            .replace("{ext}", "mp4")
            .replace("{name}", name));
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isSame(Path file, Path input) {
    try {
      return Files.exists(file) && Files.isSameFile(file, input);
    } catch (IOException unreadable) {
      // whoever measures the input tells why it cannot be read
      return false;
    }
  }

  private static void refusePlaceholder(String found) {
    throw CliException.badInput(
        "output: found '" + found + "'; allowed: {name}, {job}, {tier} and {ext}");
  }
}
