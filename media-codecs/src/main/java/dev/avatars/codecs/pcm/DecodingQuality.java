package dev.avatars.codecs.pcm;

import dev.avatars.codecs.Refusal;
import java.util.Optional;

/**
 * How much of a sound could be decoded so far; the rest was replaced by silence. Immutable.
 *
 * <pre>{@code
 * decoder.quality().refusal().ifPresent(refusal -> reject(refusal));
 * }</pre>
 *
 * @param packets how many packets were tried, 0 or more
 * @param damaged how many of them could not be decoded, 0 to {@code packets}
 */
public record DecodingQuality(long packets, long damaged) {
  public DecodingQuality {
    if (packets < 0 || damaged < 0 || damaged > packets) {
      throw new IllegalArgumentException(
          "damaged %d of %d packets; allowed: 0 to all".formatted(damaged, packets));
    }
  }

  /** Whether more packets failed than not, so that there is no sound worth the name. */
  public boolean isMostlyNoise() {
    return 2 * damaged > packets;
  }

  /** Why the file should not be used as sound, if more of its packets failed than not. */
  public Optional<Refusal> refusal() {
    return isMostlyNoise()
        ? Optional.of(
            new Refusal(
                "sound of which %d of %d packets cannot be decoded".formatted(damaged, packets),
                "sound that is mostly whole"))
        : Optional.empty();
  }
}
