package dev.avatars.codecs.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Files made to keep a reader busy: the work grows with their bytes, not with what they claim. The
 * timeout only turns a hang into a failure.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AudioProbeHostileTest {
  private static final int LENGTH = 2_000_000;

  @Test
  void syncWordsWithoutFramesAreRefused() {
    assertThat(SoundCorpus.refusal(repeated("\u00FF"))).contains("no sound known");
    assertThat(SoundCorpus.refusal(repeated("\u00FF\u00FB"))).contains("no sound known");
  }

  @Test
  void freeFormatHeadersEverywhereAreRefused() {
    Random random = new Random(20_261_122L);
    byte[] headers = new byte[LENGTH];
    for (int at = 0; at < LENGTH - 4; at += 4 + random.nextInt(600)) {
      headers[at] = (byte) 0xFF;
      headers[at + 1] = (byte) 0xFB;
    }

    assertThat(SoundCorpus.refusal(headers)).contains("no sound known");
  }

  @Test
  void oggPagesInsideOfOggPagesAreRefused() {
    String page = "OggS\0\0" + "\0".repeat(20) + "\u00FF" + "\u00FF".repeat(3);

    assertThat(SoundCorpus.refusal(repeated(page))).isEqualTo("an Ogg file without sound");
    assertThat(SoundCorpus.refusal(repeated("OggS\0"))).isEqualTo("an Ogg file without sound");
  }

  @Test
  void tagsInsideOfTagsAreRefused() {
    assertThat(SoundCorpus.refusal(repeated("ID3\4\0\0\0\0\0\0"))).isEqualTo("tags without sound");
    assertThat(SoundCorpus.refusal(repeated("LYRICSBEGIN"))).isEqualTo("text");
    assertThat(SoundCorpus.refusal(repeated("TAG"))).isNotEmpty();
  }

  @Test
  void chainsOfNothingButBeginningsAreRefused() {
    byte[] opus = SoundCorpus.sound("ogg_opus_05s.opus");
    byte[] beginning = Arrays.copyOf(opus, 47);

    assertThat(SoundCorpus.refusal(repeated(new String(beginning, ISO_8859_1))))
        .isEqualTo("an Ogg file without sound");
  }

  @Test
  void chainsWithoutEndAreRefused() {
    byte[] opus = SoundCorpus.sound("ogg_opus_05s.opus");
    String chain = new String(opus, ISO_8859_1).repeat(1000);

    assertThat(SoundCorpus.refusal(chain.getBytes(ISO_8859_1)))
        .isEqualTo("an Ogg chain of 1000 streams or more");
  }

  @Test
  void boxesInsideOfBoxesAreRefused() {
    assertThat(SoundCorpus.refusal(repeated("\0\0\0\10moov"))).contains("without a sound track");
    assertThat(SoundCorpus.refusal(repeated("\0\0\1\0moov\0\0\0\10trak"))).isNotEmpty();
  }

  @Test
  void chunksOfNothingAreRefused() {
    String wave = "RIFF\0\0\0\0WAVE" + "LIST\0\0\0\0".repeat(100_000);

    assertThat(SoundCorpus.refusal(wave.getBytes(ISO_8859_1)))
        .isEqualTo("a WAV file without a whole format chunk");
  }

  @Test
  void framesFoundByChanceDoNotMakeASound() {
    byte[] mp3 = SoundCorpus.sound("mp3_cbr128_44k_mono_10s_noinfo.mp3");
    byte[] mostlyNoise = new byte[100_000];
    Arrays.fill(mostlyNoise, (byte) 1);
    System.arraycopy(mp3, 0, mostlyNoise, 1000, 4000);

    assertThat(SoundCorpus.refusal(mostlyNoise)).isEqualTo("bytes most of which are no MPEG audio");
  }

  private static byte[] repeated(String latin1) {
    return latin1.repeat(LENGTH / latin1.length()).getBytes(ISO_8859_1);
  }
}
