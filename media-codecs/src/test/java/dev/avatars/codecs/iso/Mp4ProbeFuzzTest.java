package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeout only turns a hang into a failure. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Mp4ProbeFuzzTest {
  private static final long SEED = 20_261_122L;
  private static final int MUTATIONS = 1500;

  @ParameterizedTest
  @ValueSource(
      strings = {"h264_aac_1s.mp4", "h264_aac_fragmented_1s.mp4", "h264_silent_faststart_1s.mp4"})
  void aMutatedVideoIsMeasuredWithinItsBytesOrRefused(String file) throws IOException {
    byte[] good = video(file);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutated(good, new Random(SEED + i));
      Reading<Mp4Facts> reading = Mp4Probe.probe(ByteSource.of(mutated));
      assertThat(reading.<Long>fold(Mp4Facts::frames, refusal -> 0L))
          .as("%s, seed %d", file, SEED + i)
          .isBetween(0L, (long) mutated.length);
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] mutated = Arrays.copyOf(good, good.length - random.nextInt(2) * random.nextInt(500));
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length - 4);
      int lie = random.nextBoolean() ? random.nextInt() : -random.nextInt(2);
      for (int b = 0; b < 1 + random.nextInt(4); b++) {
        mutated[at + b] = (byte) (lie >> (8 * b));
      }
    }
    return mutated;
  }

  private static byte[] video(String file) throws IOException {
    try (InputStream in = Mp4ProbeFuzzTest.class.getResourceAsStream("/corpus/video/" + file)) {
      if (in == null) {
        throw new AssertionError("missing from the corpus: " + file);
      }
      return in.readAllBytes();
    }
  }
}
