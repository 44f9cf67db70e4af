package dev.avatars.codecs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturePiecesTest {
  /** A picture of A B over C D over E F, read off as it is shown. */
  @ParameterizedTest
  @CsvSource({
    "1, AB CD EF",
    "2, BA DC FE",
    "3, FE DC BA",
    "4, EF CD AB",
    "5, ACE BDF",
    "6, ECA FDB",
    "7, FDB ECA",
    "8, BDF ACE",
  })
  void everyOrientationIsShownAsExifSays(int exif, String shown) {
    Picture stored = Picture.of(2, 3, "ABCDEF".chars().toArray());
    Picture upright = Turn.upright(stored, Orientation.ofExif(exif).orElseThrow());
    assertThat(asText(upright)).isEqualTo(shown);
  }

  @Test
  void noOtherOrientationExists() {
    assertThat(Orientation.ofExif(0)).isEmpty();
    assertThat(Orientation.ofExif(9)).isEmpty();
  }

  @Test
  void averagingIsExact() {
    Picture picture = Picture.of(4, 2, new int[] {0, 10, 20, 30, 40, 50, 60, 70});
    assertThat(AreaAverage.shrink(rowsOf(picture), 2, 1).toArray()).containsExactly(25, 45);
    assertThat(AreaAverage.shrink(rowsOf(picture), 1, 1).toArray()).containsExactly(35);
    assertThat(AreaAverage.shrink(rowsOf(picture), 4, 2).toArray()).isEqualTo(picture.toArray());
  }

  @Test
  void aPixelBetweenTwoCountsForBoth() {
    Picture picture = Picture.of(3, 1, new int[] {0, 90, 240});
    // (0 + 90/2) / 1.5 and (90/2 + 240) / 1.5
    assertThat(AreaAverage.shrink(rowsOf(picture), 2, 1).toArray()).containsExactly(30, 190);
  }

  @ParameterizedTest
  @CsvSource({"7, 5", "3, 11", "12, 12", "1, 13"})
  void averagingAFlatColorChangesNothing(int width, int height) {
    int[] flat = new int[13 * 13];
    Arrays.fill(flat, 0xC08040);
    Picture shrunk = AreaAverage.shrink(rowsOf(Picture.of(13, 13, flat)), width, height);
    assertThat(shrunk.toArray()).hasSize(width * height).containsOnly(0xC08040);
  }

  @Test
  void usualPicturesAreDecodedWholeAndHugeOnesThinnedOut() {
    assertThat(DecodingStep.forPicture(4000, 3000, 3).pixels()).isEqualTo(1);
    assertThat(DecodingStep.forPicture(4000, 3000, 8).pixels()).isEqualTo(2);
    assertThat(DecodingStep.forPicture(10_000, 10_000, 3).pixels()).isEqualTo(3);
    assertThat(new DecodingStep(3).kept(10)).isEqualTo(4);
  }

  @Test
  void theColorsOfJpegAreThoseOfItsStandards() {
    assertThat(JpegColor.yccToRgb(new int[] {128, 128, 128}, 0)).isEqualTo(0x808080);
    assertThat(JpegColor.yccToRgb(new int[] {76, 85, 255}, 0)).isEqualTo(0xFE0000);
    assertThat(JpegColor.cmykToRgb(new int[] {0, 255, 255, 0}, 0)).isEqualTo(0xFF0000);
    assertThat(JpegColor.cmykToRgb(new int[] {0, 0, 0, 255}, 0)).isZero();
    assertThat(JpegColor.invertedCmykToRgb(new int[] {255, 0, 0, 255}, 0)).isEqualTo(0xFF0000);
    assertThat(JpegColor.ycckToRgb(new int[] {0, 128, 128, 255}, 0)).isEqualTo(0xFFFFFF);
  }

  @Test
  void aPictureHasAPixelForEachPlace() {
    assertThatThrownBy(() -> Picture.of(2, 2, new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 x 2 with 3 pixels");
  }

  @Test
  void aBrokenDiskIsNotTakenForABrokenPicture(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("picture"), new byte[10]);
    ByteSource source = ByteSource.of(file);
    ByteSourceStream stream = new ByteSourceStream(source);
    source.close();
    assertThatThrownBy(() -> stream.read(new byte[4])).isInstanceOf(IOException.class);
    assertThat(stream.failure()).isPresent();
  }

  private static String asText(Picture picture) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < picture.height(); y++) {
      text.append(y == 0 ? "" : " ");
      for (int x = 0; x < picture.width(); x++) {
        text.append((char) picture.rgb(x, y));
      }
    }
    return text.toString();
  }

  private static PixelRows rowsOf(Picture picture) {
    return new PixelRows() {
      @Override
      public int width() {
        return picture.width();
      }

      @Override
      public int height() {
        return picture.height();
      }

      @Override
      public void readRow(int row, int[] target) {
        System.arraycopy(picture.toArray(), row * width(), target, 0, width());
      }
    };
  }
}
