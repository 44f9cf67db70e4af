package dev.avatars.codecs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatars.codecs.audio.SoundCorpus.TrueSound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AudioProbeCorpusTest {
  /**
   * Where the decoder behind the table is wrong, the samples that went into the encoder: it does
   * not decode free format at all, so that the table counts frames; and it loses 128 samples of a
   * Vorbis stream of one page, which it yields when the same stream stands in a chain.
   */
  private static final Map<String, Long> SAMPLES_ENCODED =
      Map.of("mp3_freeformat_10s.mp3", 441_604L, "ogg_vorbis_05s.ogg", 22_050L);

  private static final Map<String, AudioCodec> CODECS =
      Map.ofEntries(
          Map.entry("aac", AudioCodec.AAC),
          Map.entry("alac", AudioCodec.ALAC),
          Map.entry("mp2", AudioCodec.MP2),
          Map.entry("mp3", AudioCodec.MP3),
          Map.entry("flac", AudioCodec.FLAC),
          Map.entry("opus", AudioCodec.OPUS),
          Map.entry("vorbis", AudioCodec.VORBIS),
          Map.entry("pcm_u8", AudioCodec.PCM_INTEGER),
          Map.entry("pcm_s16le", AudioCodec.PCM_INTEGER),
          Map.entry("pcm_s24le", AudioCodec.PCM_INTEGER),
          Map.entry("pcm_f32le", AudioCodec.PCM_FLOAT),
          Map.entry("pcm_mulaw", AudioCodec.MU_LAW),
          Map.entry("adpcm_ms", AudioCodec.MS_ADPCM),
          Map.entry("adpcm_ima_wav", AudioCodec.IMA_ADPCM));

  static List<TrueSound> sounds() {
    return SoundCorpus.sounds();
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void theLengthIsThatOfAFullDecode(TrueSound sound) {
    long expected = SAMPLES_ENCODED.getOrDefault(sound.file(), sound.samples());

    assertThat(SoundCorpus.facts(sound.bytes()).samples())
        .isCloseTo(expected, within(tolerance(sound)));
  }

  /** One codec frame for MP3, AAC and M4A, one millisecond for everything else. */
  private static long tolerance(TrueSound sound) {
    return switch (sound.codec()) {
      case "aac" -> 1024;
      case "mp2" -> 1152;
      case "mp3" -> sound.sampleRate() < 32_000 ? 576 : 1152;
      default -> sound.sampleRate() / 1000;
    };
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void theCodecTheRateAndTheChannelsAreTold(TrueSound sound) {
    AudioFacts facts = SoundCorpus.facts(sound.bytes());

    assertThat(facts.codec()).isEqualTo(CODECS.get(sound.codec()));
    assertThat(facts.sampleRate()).isEqualTo(sound.sampleRate());
    assertThat(facts.channels()).isEqualTo(sound.channels());
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void aWholeFileHasNoMarks(TrueSound sound) {
    assertThat(SoundCorpus.facts(sound.bytes()).marks()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void theContainerFollowsFromTheContent(TrueSound sound) {
    AudioContainer expected =
        switch (sound.file().substring(0, 3)) {
          case "aac" -> AudioContainer.ADTS;
          case "m4a" -> AudioContainer.MP4;
          case "ogg" -> AudioContainer.OGG;
          case "wav" -> AudioContainer.WAV;
          default -> AudioContainer.MP3;
        };

    assertThat(SoundCorpus.facts(sound.bytes()).container()).isEqualTo(expected);
  }

  @Test
  void gaplessInformationMakesTheLengthExact() {
    for (String file :
        List.of(
            "mp3_cbr128_44k_mono_10s_info.mp3",
            "mp3_vbr_v4_10s_xing.mp3",
            "mp3_crc_10s.mp3",
            "mp3_id3v23_art_10s.mp3",
            "m4a_aac_10s.m4a",
            "m4a_alac_10s.m4a",
            "m4a_mp3inside_10s.m4a",
            "ogg_vorbis_10s.ogg",
            "ogg_flac_10s.ogg",
            "wav_s16_10s.wav")) {
      assertThat(SoundCorpus.facts(SoundCorpus.sound(file)).samples()).as(file).isEqualTo(441_604);
    }
  }

  @Test
  void gluedAndChainedFilesHaveARunForEachPart() {
    AudioFacts glued = SoundCorpus.facts(SoundCorpus.sound("mp3_concat_two_files.mp3"));
    AudioFacts chained = SoundCorpus.facts(SoundCorpus.sound("ogg_vorbis_chained.ogg"));

    assertThat(glued.runs()).extracting(AudioRun::samples).containsExactly(441_604L, 144_000L);
    assertThat(glued.runs()).extracting(AudioRun::lead).containsExactly(1105L, 0L);
    assertThat(chained.runs()).extracting(AudioRun::samples).containsExactly(22_050L, 441_604L);
  }
}
