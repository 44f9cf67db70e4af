package dev.avatars.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.ports.MediaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files through the port, and what a person reads when a file will not do. */
class LocalMediaProbeTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path CORPUS = REPOSITORY.resolve("media-codecs/src/test/resources/corpus");

  private final MediaProbe probe = new LocalMediaProbe();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "wav_s16_10s.wav, WAV, PCM, 441604, 44100",
    "mp3_vbr_v4_10s_xing.mp3, MP3, MP3, 441604, 44100",
    "ogg_vorbis_10s.ogg, OGG, Vorbis, 441604, 44100",
    "ogg_opus_10s.ogg, OGG, Opus, 480657, 48000",
    "ogg_flac_10s.ogg, OGG, FLAC, 441604, 44100",
    "m4a_alac_10s.m4a, M4A, ALAC, 441604, 44100",
    "aac_adts_10s.aac, AAC, AAC, 443392, 44100"
  })
  @DisplayName("P2 a speech is measured to the sample, whatever its format")
  void aSpeechIsMeasuredToTheSample(
      String name, AudioFormat format, String codec, long samples, int rate) {
    Speech speech = measured(probe.speech(file("audio/" + name)));

    assertThat(speech.format()).isEqualTo(format);
    assertThat(speech.codec()).isEqualTo(codec);
    assertThat(speech.length()).isEqualTo(new MediaLength(samples, rate));
    assertThat(speech.marks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jpg_exif_orient6.jpg, JPEG, 413, 301",
    "png_rgba_odd.png, PNG, 301, 413",
    "webp_exif_orient6.webp, WEBP, 413, 301",
    "gif_static_odd.gif, GIF, 301, 413",
    "avif_irot1_odd.avif, AVIF, 413, 301"
  })
  void aPortraitHasTheSizeItIsShownIn(String name, ImageFormat format, int width, int height) {
    Portrait portrait = measured(probe.portrait(file("image/" + name)));

    assertThat(portrait.format()).isEqualTo(format);
    assertThat(portrait.width()).isEqualTo(width);
    assertThat(portrait.height()).isEqualTo(height);
  }

  @Test
  void anAnimatedPortraitIsMarked() {
    assertThat(measured(probe.portrait(file("image/gif_animated_160x120.gif"))).marks())
        .containsExactly(MediaMark.ANIMATED);
  }

  @Test
  void layerTwoIsSaidToBeLayerTwo() {
    assertThat(refused(probe.speech(file("audio/mp2_layer2_10s.mp3"))).found())
        .isEqualTo("MPEG layer II sound");
  }

  @Test
  @DisplayName("P18 a missing file and a folder are refused in words")
  void whatIsNoFileIsRefusedInWords() {
    assertThat(refused(probe.speech(MediaSource.file(folder.resolve("none.wav")))).found())
        .startsWith("no file '");
    assertThat(refused(probe.portrait(MediaSource.file(folder))).found()).startsWith("a folder '");
  }

  @Test
  void itIsFoundAsAService() {
    assertThat(ServiceLoader.load(MediaProbe.class).findFirst())
        .containsInstanceOf(LocalMediaProbe.class);
  }

  @Test
  @DisplayName("P18 the page of broken files says what is really said about each")
  void thePageOfBrokenFilesIsTrue() throws IOException {
    String page = Files.readString(REPOSITORY.resolve("docs/broken-files.md"));
    List<String> told = page.lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(told).isEqualTo(said());
  }

  private List<String> said() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve("bad"))) {
      return files.sorted().map(this::line).toList();
    }
  }

  private String line(Path file) {
    String name = file.getFileName().toString();
    MediaSource source = MediaSource.file(file);
    String outcome =
        name.matches(".*[.](png|jpg|gif|webp|avif)")
            ? probe.portrait(source).fold(LocalMediaProbeTest::told, LocalMediaProbeTest::told)
            : probe.speech(source).fold(LocalMediaProbeTest::told, LocalMediaProbeTest::told);
    return "| `" + name + "` | " + outcome + " |";
  }

  private static String told(Portrait portrait) {
    return "measured: %s, %d x %d%s"
        .formatted(
            portrait.format().title(),
            portrait.width(),
            portrait.height(),
            marks(portrait.marks().stream()));
  }

  private static String told(Speech speech) {
    return "measured: %s, %s%s"
        .formatted(speech.format().title(), speech.length(), marks(speech.marks().stream()));
  }

  private static String told(Violation violation) {
    return "refused: " + violation;
  }

  private static String marks(Stream<MediaMark> marks) {
    return marks.sorted().map(mark -> "; it " + mark.words()).reduce("", String::concat);
  }

  private static MediaSource file(String name) {
    return MediaSource.file(CORPUS.resolve(name));
  }

  private static <T> T measured(MediaProbe.Probed<T> probed) {
    return probed.fold(
        Function.identity(),
        violation -> {
          throw new AssertionError("refused: " + violation);
        });
  }

  private static Violation refused(MediaProbe.Probed<?> probed) {
    return probed.fold(
        facts -> {
          throw new AssertionError("measured: " + facts);
        },
        Function.identity());
  }
}
