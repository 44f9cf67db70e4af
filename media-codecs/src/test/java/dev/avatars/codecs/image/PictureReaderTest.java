package dev.avatars.codecs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureReaderTest {
  private static final int AS_LARGE_AS_IT_IS = 512;

  static List<ImageCorpus.TrueFacts> decodablePictures() {
    return pictures(truth -> truth.format() != ImageFormat.AVIF);
  }

  @ParameterizedTest
  @MethodSource("decodablePictures")
  void everyPictureWithADecoderIsDecodedAsItIsShown(ImageCorpus.TrueFacts truth) {
    Picture picture = decode(truth.file(), AS_LARGE_AS_IT_IS);
    int longest = Math.max(truth.shownWidth(), truth.shownHeight());
    int wanted = Math.min(longest, AS_LARGE_AS_IT_IS);
    assertThat(picture.width()).isEqualTo(truth.shownWidth() * wanted / longest);
    assertThat(picture.height()).isEqualTo(truth.shownHeight() * wanted / longest);
  }

  static List<ImageCorpus.TrueFacts> avifPictures() {
    return pictures(truth -> truth.format() == ImageFormat.AVIF);
  }

  @ParameterizedTest
  @MethodSource("avifPictures")
  void anAvifPictureIsMeasuredButHasNoDecoder(ImageCorpus.TrueFacts truth) {
    PictureReading reading = read(ImageCorpus.picture(truth.file()), 100);
    String answer =
        reading.fold(
            decoded -> "pixels",
            noDecoder -> noDecoder.facts().width() + " " + noDecoder.reason(),
            Refusal::toString);
    assertThat(answer).isEqualTo(truth.width() + " no decoder in pure Java reads AVIF pixels");
  }

  /** The same photograph in other codings; the largest mean squared error of a channel. */
  @ParameterizedTest
  @CsvSource({
    "webp_lossless_odd.webp, png_interlaced_odd.png, 0",
    "png_rgba_odd.png, png_interlaced_odd.png, 0",
    "png_rgb16_odd.png, png_interlaced_odd.png, 1",
    "png_palette_odd.png, png_interlaced_odd.png, 150",
    "gif_static_odd.gif, png_interlaced_odd.png, 150",
    "jpg_444_odd_301x413.jpeg, png_interlaced_odd.png, 20",
    "jpg_cmyk_odd.jpg, png_interlaced_odd.png, 30",
    "jpg_gray_odd.jpg, png_gray_odd.png, 20",
    "webp_alpha_vp8x_odd.webp, webp_lossless_alpha_odd.webp, 40",
    "jpg_420_512.jpg, png_rgb_512.png, 40",
    "jpg_progressive_512.jpg, png_rgb_512.png, 60",
    "webp_lossy_512.webp, png_rgb_512.png, 60",
    "apng_animated_160x120.png, gif_animated_160x120.gif, 400",
    "apng_animated_160x120.png, webp_animated_160x120.webp, 400",
  })
  void thePixelsAreThoseOfTheSamePictureInAnotherCoding(String file, String like, int error) {
    Picture picture = decode(file, AS_LARGE_AS_IT_IS);
    Picture expected = decode(like, AS_LARGE_AS_IT_IS);
    assertThat(meanSquaredError(picture, expected)).isLessThanOrEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"jpg_exif_orient6.jpg", "webp_exif_orient6.webp"})
  void aTurnedPictureIsUpright(String file) {
    Picture asStored = decode("png_interlaced_odd.png", AS_LARGE_AS_IT_IS);
    Picture expected = Turn.upright(asStored, Orientation.RIGHT_TOP);
    assertThat(meanSquaredError(decode(file, AS_LARGE_AS_IT_IS), expected)).isLessThan(60);
  }

  @Test
  void grayIsNeitherBrightenedNorColored() {
    Picture gray = decode("png_gray_odd.png", AS_LARGE_AS_IT_IS);
    Picture color = decode("png_interlaced_odd.png", AS_LARGE_AS_IT_IS);
    for (int y = 0; y < gray.height(); y += 37) {
      for (int x = 0; x < gray.width(); x += 29) {
        int level = gray.rgb(x, y) & 0xFF;
        assertThat(gray.rgb(x, y)).isEqualTo(level * 0x010101);
        assertThat(level).isCloseTo(luma(color.rgb(x, y)), within(16));
      }
    }
  }

  @Test
  void transparentPartsShowTheGround() {
    assertThat(Ground.under(0x123456, 0)).isEqualTo(Ground.RGB);
    assertThat(Ground.under(0x123456, 255)).isEqualTo(0x123456);
    assertThat(Ground.under(0x000000, 128)).isEqualTo(0x727272);
  }

  @Test
  void aSmallFirstFrameStandsOnItsCanvas() {
    Picture picture = picture(read(gifWithOneBluePixelAt(2, 1), 10));
    assertThat(picture.width()).isEqualTo(4);
    assertThat(picture.height()).isEqualTo(3);
    assertThat(picture.rgb(2, 1)).isEqualTo(0x0000FF);
    assertThat(picture.rgb(1, 1)).isEqualTo(Ground.RGB);
    assertThat(picture.rgb(2, 2)).isEqualTo(Ground.RGB);
  }

  @Test
  void aFrameBesideItsCanvasIsNotShown() {
    Picture picture = picture(read(gifWithOneBluePixelAt(9, 1), 10));
    assertThat(picture.toArray()).containsOnly(Ground.RGB);
  }

  @Test
  void aLargePictureIsAveragedDown() {
    Picture small = decode("png_rgb_512.png", 32);
    Picture whole = decode("png_rgb_512.png", AS_LARGE_AS_IT_IS);
    assertThat(small.width()).isEqualTo(32);
    assertThat(small.rgb(10, 12) & 0xFF).isCloseTo(meanBlue(whole, 160, 192, 16), within(1));
  }

  static Stream<String> badFiles() {
    return ImageCorpus.badFiles().stream().map(ImageCorpus.BadFile::file);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void noBrokenFileMakesTheReaderThrow(String file) {
    byte[] bytes = ImageCorpus.bad(file);
    boolean measured = ImageCorpus.probe(bytes).fold(facts -> true, refusal -> false);
    boolean refused = read(bytes, 64).fold(decoded -> false, none -> false, refusal -> true);
    assertThat(measured || refused).isTrue();
  }

  @Test
  void pixelsThatCannotBeDecodedAreRefusedInWords() {
    PictureReading reading = read(ImageCorpus.bad("trunc60_webp_lossy_512.webp"), 64);
    assertThat(reading)
        .isEqualTo(
            new PictureReading.Refused(
                new Refusal("a WebP picture with undecodable pixels", "a whole picture")));
  }

  @Test
  void aSideOfNoPixelsCannotBeWanted() {
    byte[] bytes = ImageCorpus.picture("apng_animated_160x120.png");
    assertThatThrownBy(() -> read(bytes, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("longestSide is 0; allowed: 1 or more pixels");
  }

  static PictureReading read(byte[] bytes, int longestSide) {
    try (ByteSource source = ByteSource.of(bytes)) {
      return PictureReader.read(source, longestSide);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Picture decode(String file, int longestSide) {
    return picture(read(ImageCorpus.picture(file), longestSide));
  }

  private static Picture picture(PictureReading reading) {
    return reading.fold(
        PictureReading.Decoded::picture,
        noDecoder -> {
          throw new AssertionError(noDecoder.reason());
        },
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }

  private static List<ImageCorpus.TrueFacts> pictures(Predicate<ImageCorpus.TrueFacts> wanted) {
    return ImageCorpus.pictures().stream().filter(wanted).toList();
  }

  private static long meanSquaredError(Picture a, Picture b) {
    assertThat(a.width()).isEqualTo(b.width());
    assertThat(a.height()).isEqualTo(b.height());
    int[] left = a.toArray();
    int[] right = b.toArray();
    long sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = ((left[i] >> shift) & 0xFF) - ((right[i] >> shift) & 0xFF);
        sum += (long) difference * difference;
      }
    }
    return sum / (3L * left.length);
  }

  private static int luma(int rgb) {
    return (299 * (rgb >> 16) + 587 * ((rgb >> 8) & 0xFF) + 114 * (rgb & 0xFF)) / 1000;
  }

  private static int meanBlue(Picture picture, int left, int top, int side) {
    int sum = 0;
    for (int i = 0; i < side * side; i++) {
      sum += picture.rgb(left + i % side, top + i / side) & 0xFF;
    }
    return sum / (side * side);
  }

  private static byte[] gifWithOneBluePixelAt(int x, int y) {
    return Bytes.of("GIF89a")
        .add(4, 0, 3, 0, 0x80, 0, 0)
        .add(0xFF, 0, 0, 0, 0, 0xFF)
        .add(0x2C, x, 0, y, 0, 1, 0, 1, 0, 0)
        .add(2, 2, 0x4C, 0x01, 0, 0x3B)
        .toArray();
  }
}
