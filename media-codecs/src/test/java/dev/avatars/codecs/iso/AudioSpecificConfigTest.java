package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class AudioSpecificConfigTest {
  @Test
  void lowComplexityIsPlain() {
    AudioSpecificConfig config = parse("00010 0100 0010 000");

    assertThat(config).isEqualTo(new AudioSpecificConfig(2, 44_100, 44_100, 2, 1024));
    assertThat(config.hasBandReplication()).isFalse();
    assertThat(config.outputFrame()).isEqualTo(1024);
  }

  @Test
  void bandReplicationUpFrontDoublesTheRate() {
    AudioSpecificConfig config = parse("00101 0111 0001 0100 00010 000");

    assertThat(config).isEqualTo(new AudioSpecificConfig(2, 22_050, 44_100, 1, 1024));
    assertThat(config.hasBandReplication()).isTrue();
    assertThat(config.outputFrame()).isEqualTo(2048);
  }

  @Test
  void parametricStereoMakesTwoChannelsOfOne() {
    assertThat(parse("11101 0111 0001 0100 00010 000").channels()).isEqualTo(2);
  }

  @Test
  void bandReplicationBehindTheRestIsSeenToo() {
    AudioSpecificConfig config = parse("00010 0111 0010 000 01010110111 00101 1 0100");

    assertThat(config.outputRate()).isEqualTo(44_100);
    assertThat(config.coreRate()).isEqualTo(22_050);
  }

  @Test
  void bandReplicationThatIsDeniedIsNone() {
    assertThat(parse("00010 0100 0001 000 01010110111 00101 0").hasBandReplication()).isFalse();
  }

  @Test
  void aRateMayBeWrittenOut() {
    assertThat(parse("00010 1111 000000001011101110000000 0001 000").coreRate()).isEqualTo(48_000);
  }

  @Test
  void shortFramesHave960Samples() {
    assertThat(parse("00010 0011 0010 100").coreFrame()).isEqualTo(960);
  }

  @Test
  void sevenMeansEightChannels() {
    assertThat(parse("00010 0011 0111 000").channels()).isEqualTo(8);
  }

  @Test
  void whatIsNoAacOrTooShortIsNothing() {
    assertThat(AudioSpecificConfig.parse(new byte[0])).isEmpty();
    assertThat(AudioSpecificConfig.parse(bits("00010 010"))).isEmpty();
    assertThat(AudioSpecificConfig.parse(bits("10111 0011 0010 000"))).isEmpty();
    assertThat(AudioSpecificConfig.parse(bits("11111 0011 0010 000 0000"))).isEmpty();
    assertThat(AudioSpecificConfig.parse(bits("00010 1101 0010 000"))).isEmpty();
    assertThat(AudioSpecificConfig.parse(bits("00010 0100 1000 000"))).isEmpty();
    assertThat(AudioSpecificConfig.parse(bits("00101 0100 0010 1011 00010 000"))).isEmpty();
  }

  private static AudioSpecificConfig parse(String bits) {
    return AudioSpecificConfig.parse(bits(bits)).orElseThrow();
  }

  /** Bits as text, padded with zeros to whole bytes. */
  private static byte[] bits(String spaced) {
    String bits = spaced.replace(" ", "");
    int bytes = (bits.length() + 7) / 8;
    BigInteger value = new BigInteger(bits, 2).shiftLeft(8 * bytes - bits.length());
    byte[] padded = new byte[bytes];
    byte[] signed = value.toByteArray();
    int kept = Math.min(bytes, signed.length);
    System.arraycopy(signed, signed.length - kept, padded, bytes - kept, kept);
    return padded;
  }
}
