package dev.avatars.codecs;

import static java.util.Objects.requireNonNull;

/**
 * Why a file cannot be used: what was found in it and what is allowed, in words a person can act
 * on.
 *
 * <p>For example found {@code "a PNG picture"}, allowed {@code "MP3, Ogg, WAV, M4A or AAC sound"}.
 *
 * @param found what the bytes turned out to be, without a final full stop
 * @param allowed what would have been accepted, without a final full stop
 */
public record Refusal(String found, String allowed) {
  public Refusal {
    requireNonNull(found, "found");
    requireNonNull(allowed, "allowed");
  }

  @Override
  public String toString() {
    return "found " + found + "; allowed: " + allowed;
  }
}
