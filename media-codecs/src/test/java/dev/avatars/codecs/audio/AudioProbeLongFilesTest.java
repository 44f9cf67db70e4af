package dev.avatars.codecs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten minutes of sound, read from a real file through the window. */
class AudioProbeLongFilesTest {
  private static final int COPIES = 60;

  @TempDir private Path folder;

  @Test
  void tenMinutesOfVariableBitRateWithoutAHeaderAreCountedToTheFrame() throws IOException {
    AudioFacts facts = repeated("mp3_vbr_v4_10s_noxing.mp3");

    assertThat(facts.samples()).isEqualTo(COPIES * 385L * 1152);
    assertThat(facts.runs()).hasSize(1);
  }

  @Test
  void tenMinutesOfAdtsAreCountedToTheFrame() throws IOException {
    assertThat(repeated("aac_adts_10s.aac").samples()).isEqualTo(COPIES * 433L * 1024);
  }

  @Test
  void aChainOfTenMinutesIsTheSumOfItsLinks() throws IOException {
    AudioFacts facts = repeated("ogg_opus_10s.ogg");

    assertThat(facts.samples()).isEqualTo(COPIES * 480_657L);
    assertThat(facts.runs()).hasSize(COPIES);
    assertThat(facts.marks()).isEmpty();
  }

  private AudioFacts repeated(String file) throws IOException {
    byte[] part = SoundCorpus.sound(file);
    Path whole = folder.resolve(file);
    try (OutputStream out = Files.newOutputStream(whole)) {
      for (int i = 0; i < COPIES; i++) {
        out.write(part);
      }
    }
    try (ByteSource source = ByteSource.of(whole)) {
      return AudioProbe.probe(source)
          .fold(
              AudioReading.Measured::facts,
              refused -> {
                throw new AssertionError(refused.refusal().toString());
              });
    }
  }
}
