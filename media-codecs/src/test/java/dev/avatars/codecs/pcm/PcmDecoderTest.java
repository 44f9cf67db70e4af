package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.AudioFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcmDecoderTest {
  static List<Reference> references() {
    return Reference.all();
  }

  @ParameterizedTest
  @MethodSource("references")
  void everyFileSoundsAsAnotherDecoderSaysAndLastsAsMeasured(Reference reference)
      throws IOException {
    byte[] file = Corpus.file(reference.file());
    AudioFacts facts = Corpus.facts(file);
    short[] samples = Corpus.decode(reference.file());

    assertThat(samples).hasSize((int) (facts.samples() * facts.channels()));
    assertAgrees(reference, samples, facts.sampleRate() / 10 * facts.channels());
    assertThat(crc(samples)).isEqualTo(reference.crc());
  }

  private static void assertAgrees(Reference reference, short[] samples, int stepSamples) {
    if (reference.leastSignalToNoise().isPresent()) {
      assertThat(reference.signalToNoise(samples, stepSamples))
          .isGreaterThan(reference.leastSignalToNoise().getAsDouble());
    } else {
      assertThat(reference.isExact(samples, stepSamples)).isTrue();
    }
  }

  @Test
  void losslessFilesOfOneSoundAgreeSampleForSample() throws IOException {
    short[] wave = Corpus.decode("wav_s16_10s.wav");

    assertThat(Corpus.decode("m4a_alac_10s.m4a")).isEqualTo(wave);
    assertThat(Corpus.decode("ogg_flac_10s.ogg")).isEqualTo(wave);
    assertThat(Corpus.decode("wav_rf64_10s.wav")).isEqualTo(wave);
  }

  @Test
  void sixChannelsStandInTheOrderOfWaveFiles() throws IOException {
    assertThat(Corpus.decode("alac_5_1.m4a")).isEqualTo(Corpus.decode("flac_5_1.ogg"));
  }

  @Test
  void eightAndSixteenBitsOfOneSoundDifferOnlyInTheirLowBits() throws IOException {
    short[] deep = Corpus.decode("wav_s32_stereo.wav");
    short[] shallow = Corpus.decode("wav_u8_stereo.wav");

    for (int i = 0; i < deep.length; i++) {
      assertThat(Math.abs(deep[i] - shallow[i])).isLessThanOrEqualTo(256);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mp3_joint_stereo.mp3",
        "vorbis_stereo.ogg",
        "opus_stereo.ogg",
        "aac_stereo_low.aac",
        "alac_24_stereo.m4a",
        "flac_24_stereo.ogg",
        "wav_ima_stereo.wav"
      })
  void theSizeOfThePiecesChangesNothing(String file) throws IOException {
    short[] whole = Corpus.decode(file);

    try (PcmDecoder decoder = Corpus.open(file)) {
      assertThat(Corpus.readAll(decoder, 37)).isEqualTo(whole);
    }
  }

  @Test
  void decodersSideBySideDoNotDisturbEachOther() throws Exception {
    List<String> files =
        List.of(
            "mp3_joint_stereo.mp3", "vorbis_stereo.ogg", "opus_stereo.ogg", "aac_stereo_low.aac");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (String file : files) {
        short[] alone = Corpus.decode(file);
        Callable<short[]> again = () -> Corpus.decode(file);
        for (Future<short[]> beside : threads.invokeAll(List.of(again, again, again, again))) {
          assertThat(beside.get()).isEqualTo(alone);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theEndIsSaidAgainAndAgain() throws IOException {
    try (PcmDecoder decoder = Corpus.open("wav_s16_05s.wav")) {
      short[] samples = new short[30_000];

      assertThat(decoder.read(samples, 0, 30_000)).isEqualTo(22_050);
      assertThat(decoder.read(samples, 0, 1)).isEqualTo(-1);
      assertThat(decoder.read(samples, 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void samplesAreWrittenWhereTheyAreWanted() throws IOException {
    short[] whole = Corpus.decode("wav_ima_stereo.wav");
    try (PcmDecoder decoder = Corpus.open("wav_ima_stereo.wav")) {
      short[] samples = new short[30];
      Arrays.fill(samples, (short) 77);

      assertThat(decoder.read(samples, 5, 10)).isEqualTo(10);
      assertThat(Arrays.copyOfRange(samples, 5, 25)).isEqualTo(Arrays.copyOf(whole, 20));
      assertThat(samples[4]).isEqualTo((short) 77);
      assertThat(samples[25]).isEqualTo((short) 77);
      assertThatThrownBy(() -> decoder.read(samples, 20, 6))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void freeFormatFramesSoundLikeTheirSource() throws IOException {
    short[] source = Corpus.decode("wav_s16_10s.wav");
    short[] coded = Corpus.decode("mp3_freeformat_10s.mp3");
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < source.length; i++) {
      signal += (double) source[i] * source[i];
      noise += Math.pow(source[i] - coded[i], 2);
    }

    assertThat(10 * Math.log10(signal / noise)).isGreaterThan(29);
    assertThat(quality("mp3_freeformat_10s.mp3")).isEqualTo(new DecodingQuality(385, 0));
  }

  @Test
  void soundThatNoDecoderTakesIsRefusedAndLastsAsMeasured() throws IOException {
    assertThat(Corpus.decode("vorbis_5_1.ogg")).hasSize(24_000 * 6).containsOnly((short) 0);
    assertThat(quality("vorbis_5_1.ogg").refusal()).isPresent();
  }

  @Test
  void aFileThatLostItsEndSinceItWasMeasuredIsSilentThere() throws IOException {
    byte[] file = Corpus.file("vorbis_stereo.ogg");
    AudioFacts facts = Corpus.facts(file);
    for (int length : new int[] {0, 100, file.length / 2}) {
      ByteSource cut = ByteSource.of(Arrays.copyOf(file, length));
      try (PcmDecoder decoder = PcmDecoder.open(cut, facts)) {
        assertThat(Corpus.readAll(decoder, 4_096)).hasSize(35_280 * 2).endsWith((short) 0);
      }
    }
  }

  @Test
  void aWholeFileIsReportedAsWhole() throws IOException {
    assertThat(quality("aac_stereo_low.aac")).isEqualTo(new DecodingQuality(36, 0));
  }

  @Test
  void aContainerFilledWithNoiseIsRefused() throws IOException {
    DecodingQuality quality = quality("m4a_mdat_random.m4a");

    assertThat(quality.isMostlyNoise()).isTrue();
    assertThat(quality.refusal()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aac_corrupt_middle.aac", "mp3_corrupt_4k_middle.mp3", "mp3_zeros_4k_middle.mp3"})
  void aFileWithAHoleIsStillSound(String file) throws IOException {
    assertThat(quality(file).refusal()).isEmpty();
  }

  private static DecodingQuality quality(String name) throws IOException {
    byte[] file = Corpus.file(name);
    try (PcmDecoder decoder = PcmDecoder.open(ByteSource.of(file), Corpus.facts(file))) {
      Corpus.readAll(decoder, 4_096);
      return decoder.quality();
    }
  }

  private static String crc(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    return "%08x".formatted(crc.getValue());
  }
}
