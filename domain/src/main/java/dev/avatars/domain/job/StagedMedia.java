package dev.avatars.domain.job;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A request's files where the provider can read them.
 *
 * <p>The speech is staged anew for every job under a name that carries the job's id: its address is
 * the evidence by which a lost submit is found again.
 *
 * @param portrait the address of the picture
 * @param speech the address of the sound, unique to the job
 */
public record StagedMedia(URI portrait, URI speech) {
  public StagedMedia {
    requireNonNull(portrait, "portrait");
    requireNonNull(speech, "speech");
  }
}
