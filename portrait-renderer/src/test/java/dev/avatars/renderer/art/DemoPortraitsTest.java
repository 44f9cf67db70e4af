package dev.avatars.renderer.art;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.image.Picture;
import dev.avatars.codecs.image.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoPortraitsTest {
  /** The mean squared error of a channel that each picture's coding may add. */
  @ParameterizedTest
  @CsvSource({"ada, ada.png, 0", "noor, noor.jpg, 6", "theo, theo.webp, 12"})
  void theDemoShowsWhatTheGeneratorDraws(String name, String file, int error) throws IOException {
    Picture committed = read(Path.of("../app-cli/src/main/resources/demo", file));
    assertThat(committed.width()).isEqualTo(DemoPortraits.SIDE);
    assertThat(meanSquaredError(committed.toArray(), draw(name))).isLessThanOrEqualTo(error);
  }

  private static int[] draw(String name) {
    return DemoPortraits.all().stream()
        .filter(portrait -> portrait.name().equals(name))
        .findFirst()
        .orElseThrow()
        .pixels();
  }

  private static Picture read(Path file) throws IOException {
    try (ByteSource source = ByteSource.of(file)) {
      return PictureReader.read(source, DemoPortraits.SIDE)
          .fold(
              decoded -> decoded.picture(),
              noDecoder -> {
                throw new AssertionError(noDecoder.reason());
              },
              refusal -> {
                throw new AssertionError(refusal.toString());
              });
    }
  }

  private static long meanSquaredError(int[] left, int[] right) {
    long sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = ((left[i] >> shift) & 0xFF) - ((right[i] >> shift) & 0xFF);
        sum += (long) difference * difference;
      }
    }
    // rounded up, so that an error of nothing means no difference at all
    return (sum + 3L * left.length - 1) / (3L * left.length);
  }
}
