package dev.avatars.codecs.audio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.audio.SoundCorpus.BadFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AudioProbeBadFilesTest {
  private record Expected(long samples, Set<Mark> marks) {}

  private static final Set<Mark> WHOLE = Set.of();
  private static final Set<Mark> TRUNCATED = Set.of(Mark.TRUNCATED);
  private static final Set<Mark> DAMAGED = Set.of(Mark.DAMAGED);

  /** What is measured of the files that are not refused: every other one must be. */
  private static final Map<String, Expected> MEASURED =
      Map.ofEntries(
          Map.entry("aac_corrupt_middle.aac", new Expected(433_152, DAMAGED)),
          Map.entry("aac_truncated.aac", new Expected(281_600, TRUNCATED)),
          Map.entry("m4a_faststart_truncated.m4a", new Expected(270_336, TRUNCATED)),
          Map.entry("m4a_mdat_random.m4a", new Expected(441_604, WHOLE)),
          Map.entry("m4a_named.mp3", new Expected(441_604, WHOLE)),
          Map.entry("mp3_corrupt_4k_middle.mp3", new Expected(432_000, DAMAGED)),
          Map.entry("mp3_garbage_prefix_5k.mp3", new Expected(441_604, WHOLE)),
          Map.entry("mp3_named.wav", new Expected(441_604, WHOLE)),
          Map.entry("mp3_truncated_info.mp3", new Expected(108_288, TRUNCATED)),
          Map.entry("mp3_truncated_noinfo.mp3", new Expected(109_440, TRUNCATED)),
          Map.entry("mp3_zeros_4k_middle.mp3", new Expected(432_000, DAMAGED)),
          Map.entry("ogg_opus_corrupt_middle.ogg", new Expected(433_608, DAMAGED)),
          Map.entry("ogg_opus_truncated.ogg", new Expected(239_688, TRUNCATED)),
          Map.entry("ogg_vorbis_corrupt_middle.ogg", new Expected(418_176, DAMAGED)),
          Map.entry("ogg_vorbis_truncated.ogg", new Expected(251_584, TRUNCATED)));

  static List<BadFile> measurable() {
    return SoundCorpus.badFiles().stream().filter(bad -> MEASURED.containsKey(bad.file())).toList();
  }

  static List<BadFile> hopeless() {
    return SoundCorpus.badFiles().stream()
        .filter(bad -> !MEASURED.containsKey(bad.file()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("measurable")
  void whatIsThereIsMeasuredAndMarked(BadFile bad) {
    AudioFacts facts = SoundCorpus.facts(bad.bytes());
    Expected expected = requireNonNull(MEASURED.get(bad.file()));

    assertThat(facts.samples()).isEqualTo(expected.samples());
    assertThat(facts.marks()).isEqualTo(expected.marks());
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void whatIsNoSoundIsRefusedByWhatItIs(BadFile bad) {
    assertThat(SoundCorpus.refusal(bad.bytes())).isEqualTo(found(bad.file()));
  }

  private static String found(String file) {
    return switch (file) {
      case "empty.mp3", "empty.png" -> "an empty file";
      case "html.gif", "svg.png" -> "HTML, SVG or XML text";
      case "pdf.jpg" -> "a PDF document";
      case "text.jpg", "text.mp3" -> "text";
      case "zeros.wav" -> "zeros";
      case "random.mp3", "random.webp" -> "bytes that are no sound known here";
      case "mp3_only_id3_noframes.mp3" -> "tags without sound";
      case "wav_header_only.wav" -> "a WAV file without sound";
      case "m4a_truncated_nomoov.m4a" ->
          "an MP4 file that was cut before its index (moov) was whole";
      case "m4a_stsz_bomb.m4a" ->
          "an MP4 file that claims more samples than its table of sizes holds";

      default -> picture(file);
    };
  }

  private static String picture(String file) {
    if (file.contains("avif")) {
      return "an AVIF picture";
    }
    if (file.contains("gif")) {
      return "a GIF picture";
    }
    if (file.contains("webp")) {
      return "a WebP picture";
    }
    return file.contains("jpg") ? "a JPEG picture" : "a PNG picture";
  }
}
