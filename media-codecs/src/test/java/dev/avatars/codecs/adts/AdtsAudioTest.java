package dev.avatars.codecs.adts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdtsAudioTest {
  private static final int LC_44100_STEREO = 0x50;

  @Test
  void framesAreCounted() throws IOException {
    AdtsAudio audio = measured(frames(5, 100));

    assertThat(audio.samples()).isEqualTo(5120);
    assertThat(audio.sampleRate()).isEqualTo(44_100);
    assertThat(audio.channels()).hasValue(2);
    assertThat(audio.end()).isEqualTo(500);
    assertThat(audio.unreadable() + audio.missing()).isZero();
  }

  @Test
  void severalBlocksInOneFrameAreAllCounted() throws IOException {
    TestBytes bytes = new TestBytes();
    for (int i = 0; i < 3; i++) {
      bytes.bytes(frame(90, 0xF1, 4)).zeros(83);
    }

    assertThat(measured(bytes).samples()).isEqualTo(3 * 4 * 1024);
  }

  @Test
  void theConfigurationSaysWhatTheHeadersSay() throws IOException {
    assertThat(measured(frames(3, 50)).audioSpecificConfig()).containsExactly(0x12, 0x10);
  }

  @Test
  void aChecksumIsNoPayload() throws IOException {
    TestBytes bytes = new TestBytes();
    for (int i = 0; i < 3; i++) {
      bytes.bytes(frame(60, 0xF0, 1)).zeros(53);
    }
    AdtsFrames frames = AdtsFrames.from(bytes.toSource(), 0, bytes.size());

    assertThat(frames.next()).isTrue();
    assertThat(frames.payload()).isEqualTo(9);
    assertThat(frames.payloadLength()).isEqualTo(51);
  }

  @Test
  void aFrameBeyondTheEndIsMissing() throws IOException {
    ByteSource source = ByteSource.of(java.util.Arrays.copyOf(frames(5, 100).toArray(), 470));
    AdtsAudio audio = AdtsAudio.measure(source, 0, 470).orElseThrow();

    assertThat(audio.samples()).isEqualTo(4096);
    assertThat(audio.missing()).isEqualTo(30);
  }

  @Test
  void bytesBetweenFramesAreUnreadable() throws IOException {
    AdtsAudio audio = measured(frames(3, 100).zeros(77).bytes(frames(3, 100).toArray()));

    assertThat(audio.samples()).isEqualTo(6 * 1024);
    assertThat(audio.unreadable()).isEqualTo(77);
  }

  @Test
  void tagsAtTheEndAreNoDamage() throws IOException {
    assertThat(measured(frames(3, 100).text("TAG").zeros(125)).unreadable()).isZero();
  }

  @Test
  void aLengthShorterThanItsHeaderIsNoFrame() throws IOException {
    assertThat(measure(frames(5, 7))).isEmpty();
  }

  @Test
  void channelsThatOnlyTheFramesTellAreNotGuessed() throws IOException {
    TestBytes bytes = new TestBytes();
    for (int i = 0; i < 3; i++) {
      byte[] frame = frame(40, 0xF1, 1);
      frame[3] &= 0x3F;
      bytes.bytes(frame).zeros(33);
    }

    assertThat(measured(bytes).channels()).isEmpty();
  }

  @Test
  void thereAreNoFramesWhereNoneStands() throws IOException {
    assertThat(AdtsFrames.from(new TestBytes().zeros(100).toSource(), 0, 100).next()).isFalse();
  }

  private static TestBytes frames(int count, int length) {
    TestBytes bytes = new TestBytes();
    for (int i = 0; i < count; i++) {
      bytes.bytes(frame(length, 0xF1, 1)).zeros(length - 7);
    }
    return bytes;
  }

  /** The header of a frame; {@code 0xF1} is without, {@code 0xF0} with a checksum. */
  private static byte[] frame(int length, int protection, int blocks) {
    return new TestBytes()
        .u8(0xFF, protection, LC_44100_STEREO, 0x80 | length >> 11)
        .u8(length >> 3, (length & 7) << 5 | 0x1F, 0xFC | (blocks - 1))
        .toArray();
  }

  private static AdtsAudio measured(TestBytes bytes) throws IOException {
    return measure(bytes).orElseThrow();
  }

  private static Optional<AdtsAudio> measure(TestBytes bytes) throws IOException {
    return AdtsAudio.measure(bytes.toSource(), 0, bytes.size());
  }
}
