package dev.avatars.codecs.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageProbeCorpusTest {
  private static final List<String> DAMAGE_THAT_SHOWS =
      List.of(
          "corrupt200_apng_animated_160x120.png",
          "corrupt200_jpg_420_512.jpg",
          "corrupt200_gif_animated_160x120.gif",
          "corrupt200_gif_static_odd.gif");

  static List<ImageCorpus.TrueFacts> pictures() {
    return ImageCorpus.pictures();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everyPictureHasItsTrueSizeAndNoMark(ImageCorpus.TrueFacts truth) {
    ImageFacts facts = ImageCorpus.facts(ImageCorpus.picture(truth.file()));
    assertThat(facts.format()).isEqualTo(truth.format());
    assertThat(facts.width()).isEqualTo(truth.width());
    assertThat(facts.height()).isEqualTo(truth.height());
    assertThat(facts.shownWidth()).isEqualTo(truth.shownWidth());
    assertThat(facts.shownHeight()).isEqualTo(truth.shownHeight());
    assertThat(facts.isAnimated()).isEqualTo(truth.animated());
    assertThat(facts.marks()).isEmpty();
  }

  static Stream<String> truncatedPictures() {
    return badNames().filter(name -> name.startsWith("trunc") && isPictureName(name));
  }

  @ParameterizedTest
  @MethodSource("truncatedPictures")
  void aTruncatedPictureIsMeasuredAndMarked(String file) {
    ImageFacts facts = ImageCorpus.facts(ImageCorpus.bad(file));
    assertThat(facts.isTruncated()).isTrue();
    assertThat(sizeOf(facts)).isEqualTo(sizeOf(original(file)));
  }

  static Stream<String> damagedPictures() {
    return badNames().filter(name -> name.startsWith("corrupt200"));
  }

  @ParameterizedTest
  @MethodSource("damagedPictures")
  void aDamagedPictureIsRefusedOrHasItsTrueSize(String file) {
    String found =
        ImageCorpus.probe(ImageCorpus.bad(file))
            .fold(ImageProbeCorpusTest::sizeOf, refusal -> "refused");
    assertThat(found).isIn("refused", sizeOf(original(file)));
  }

  @Test
  void damageIsMarkedWhereTheFormatShowsIt() {
    for (String file : DAMAGE_THAT_SHOWS) {
      assertThat(ImageCorpus.facts(ImageCorpus.bad(file)).marks()).as(file).isNotEmpty();
    }
  }

  static Stream<String> filesToRefuse() {
    return badNames().filter(name -> expectation(name).startsWith("refuse"));
  }

  @ParameterizedTest
  @MethodSource("filesToRefuse")
  void whatShowsNoPictureIsRefusedInWords(String file) {
    Optional<Refusal> refusal = refusalOf(file);
    assertThat(refusal).isPresent();
    assertThat(refusal.get().found()).matches("[A-Za-z].{5,}[^.]");
    assertThat(refusal.get().allowed()).matches("[a-z].{5,}[^.]");
  }

  @Test
  void aLyingExtensionChangesNothing() {
    Map.of(
            "jpg_named.png", ImageFormat.JPEG,
            "webp_named.png", ImageFormat.WEBP)
        .forEach(
            (file, format) -> {
              ImageFacts facts = ImageCorpus.facts(ImageCorpus.bad(file));
              assertThat(facts.format()).isEqualTo(format);
              assertThat(facts.marks()).isEmpty();
            });
  }

  @Test
  void bytesAfterThePictureDoNoHarm() {
    ImageFacts facts = ImageCorpus.facts(ImageCorpus.bad("jpg_trailing_zip.jpg"));
    assertThat(sizeOf(facts)).isEqualTo("512x512");
    assertThat(facts.marks()).isEmpty();
  }

  @Test
  void aRefusalNamesWhatWasGivenInstead() {
    Map.of(
            "svg.png", "an SVG drawing",
            "pdf.jpg", "a PDF document",
            "html.gif", "an HTML page",
            "text.jpg", "plain text",
            "mp3_named.wav", "MP3 or AAC sound",
            "empty.png", "an empty file",
            "m4a_named.mp3", "M4A sound",
            "wav_header_only.wav", "WAV sound",
            "random.webp", "bytes of no known kind")
        .forEach(
            (file, found) ->
                assertThat(refusalOf(file)).as(file).map(Refusal::found).hasValue(found));
  }

  @Test
  void aBombIsRefusedByItsSize() {
    assertThat(refusalOf("png_bomb_60000.png"))
        .hasValue(new Refusal("a PNG picture of 60000 x 60000 pixels", "at most 100 megapixels"));
  }

  @Test
  void aPictureWithoutPixelsIsRefusedByItsSize() {
    assertThat(refusalOf("png_0x0.png"))
        .map(Refusal::found)
        .hasValue("a PNG picture of 0 x 0 pixels");
  }

  private static Optional<Refusal> refusalOf(String file) {
    return ImageCorpus.probe(ImageCorpus.bad(file)).fold(facts -> Optional.empty(), Optional::of);
  }

  private static Stream<String> badNames() {
    return ImageCorpus.badFiles().stream().map(ImageCorpus.BadFile::file);
  }

  private static String expectation(String file) {
    return ImageCorpus.badFiles().stream()
        .filter(bad -> bad.file().equals(file))
        .findFirst()
        .orElseThrow()
        .expected();
  }

  private static ImageFacts original(String brokenCopy) {
    String name = brokenCopy.replaceFirst("^(trunc60|trunc_last20|corrupt200)_", "");
    return ImageCorpus.facts(ImageCorpus.picture(name));
  }

  private static boolean isPictureName(String name) {
    return name.matches(".*\\.(png|jpg|gif|webp|avif)");
  }

  private static String sizeOf(ImageFacts facts) {
    return facts.width() + "x" + facts.height();
  }
}
