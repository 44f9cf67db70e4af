package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.AudioFacts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file that could be measured: as many frames as measured, and no exception. */
class DamagedSoundTest {
  private static final int MUTATIONS = 12;
  private static final int MOST_FRAMES = 200_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mp3_joint_stereo.mp3", "mp3_mpeg2_stereo.mp3", "mp2_stereo.mp3", "vorbis_stereo.ogg",
        "opus_stereo.ogg", "opus_5_1.ogg", "opus_silk.ogg", "aac_stereo_low.aac",
        "aac_stereo_high.m4a", "aac_5_1.m4a", "alac_16_stereo.m4a", "alac_5_1.m4a",
        "flac_16_stereo.ogg", "wav_ima_stereo.wav", "wav_ms_stereo.wav", "wav_f64_stereo.wav"
      })
  void mutatedBytesNeverBreakTheDecoder(String name) throws IOException {
    byte[] whole = Corpus.file(name);
    for (int seed = 0; seed < MUTATIONS; seed++) {
      byte[] mutated = mutate(whole, new Random(seed));
      assertDecodes(mutated, "seed " + seed);
      assertDecodes(unmeasured(whole, mutated), "seed " + seed);
    }
  }

  /** The facts are those of the whole file, and the bytes those of the mutated one. */
  private static Mutant unmeasured(byte[] whole, byte[] mutated) throws IOException {
    return new Mutant(Arrays.copyOf(mutated, mutated.length), Corpus.facts(whole));
  }

  private static void assertDecodes(byte[] mutated, String seed) throws IOException {
    Optional<AudioFacts> facts = Corpus.measure(mutated);
    if (facts.isPresent()) {
      assertDecodes(new Mutant(mutated, facts.get()), seed);
    }
  }

  private static void assertDecodes(Mutant mutant, String seed) throws IOException {
    AudioFacts facts = mutant.facts();
    long expected = Math.min(facts.samples(), MOST_FRAMES);
    try (PcmDecoder decoder = PcmDecoder.open(ByteSource.of(mutant.bytes()), facts)) {
      short[] samples = new short[4_096 * decoder.channels()];
      long frames = 0;
      int count = 0;
      while (count >= 0 && frames < expected) {
        frames += count;
        count = decoder.read(samples, 0, (int) Math.min(4_096, MOST_FRAMES - frames));
      }
      assertThat(frames).as(seed).isEqualTo(expected);
    }
  }

  private static byte[] mutate(byte[] whole, Random random) {
    byte[] mutated =
        random.nextInt(4) == 0
            ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length))
            : whole.clone();
    int changes = 1 << random.nextInt(10);
    for (int i = 0; i < changes; i++) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
    }
    return mutated;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Mutant(byte[] bytes, AudioFacts facts) {}
}
