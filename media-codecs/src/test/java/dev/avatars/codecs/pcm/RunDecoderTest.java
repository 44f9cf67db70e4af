package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.AudioPackets;
import dev.avatars.codecs.audio.CodecSetup;
import dev.avatars.codecs.audio.HeaderBytes;
import dev.avatars.codecs.audio.PacketRun;
import dev.avatars.codecs.riff.WaveEncoding;
import dev.avatars.codecs.riff.WaveFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunDecoderTest {
  private static final CodecSetup MONO = wave(1, 8_000);
  private final DecodingTally tally = new DecodingTally();

  @Test
  void theLeadIsDroppedAcrossPackets() throws IOException {
    PacketsInMemory run = run(MONO, 3, 2, packet(1, 2), packet(3, 4), packet(5, 6));

    assertThat(decode(run, 8_000, 1)).containsExactly((short) 4, (short) 5);
  }

  @Test
  void missingPacketsAreSilence() throws IOException {
    assertThat(decode(run(MONO, 0, 4, packet(7)), 8_000, 1))
        .containsExactly((short) 7, (short) 0, (short) 0, (short) 0);
    assertThat(tally.quality()).isEqualTo(new DecodingQuality(1, 0));
  }

  @Test
  void aRunWithoutPacketsIsSilence() throws IOException {
    assertThat(decode(run(MONO, 10, 2), 8_000, 1)).containsExactly((short) 0, (short) 0);
  }

  @Test
  void packetsBehindTheEndAreNotPlayed() throws IOException {
    assertThat(decode(run(MONO, 0, 1, packet(1, 2), packet(3)), 8_000, 1))
        .containsExactly((short) 1);
  }

  @Test
  void aSetupThatNoDecoderTakesIsSilenceAndCounted() throws IOException {
    CodecSetup broken = new CodecSetup.Aac(HeaderBytes.of((byte) 0xFF));
    PacketsInMemory run = run(broken, 0, 3, packet(1), packet(2));

    assertThat(decode(run, 8_000, 1)).containsOnly((short) 0).hasSize(3);
    assertThat(tally.quality()).isEqualTo(new DecodingQuality(2, 2));
  }

  @Test
  void aDamagedPacketLeavesTheOthersAtTheirInstants() throws IOException {
    CodecSetup adpcm =
        new CodecSetup.Wave(new WaveFormat(WaveEncoding.IMA_ADPCM, 1, 8_000, 8, 4, 9, List.of()));
    byte[] whole = {100, 0, 0, 0, 0, 0, 0, 0};
    byte[] damaged = {100, 0, (byte) 200, 0, 0, 0, 0, 0};
    short[] samples = decode(run(adpcm, 0, 27, whole, damaged, whole), 8_000, 1);

    assertThat(Arrays.copyOfRange(samples, 9, 18)).containsOnly((short) 0);
    assertThat(Arrays.copyOfRange(samples, 18, 27)).isEqualTo(Arrays.copyOf(samples, 9));
    assertThat(samples[0]).isEqualTo((short) 100);
    assertThat(tally.quality()).isEqualTo(new DecodingQuality(3, 1));
  }

  @Test
  void aRunOfOtherChannelsIsAdapted() throws IOException {
    assertThat(decode(run(MONO, 0, 1, packet(9)), 8_000, 2)).containsExactly((short) 9, (short) 9);
    assertThat(decode(run(wave(2, 8_000), 0, 1, packet(10, 20)), 8_000, 1))
        .containsExactly((short) 15);
    assertThat(decode(run(wave(2, 8_000), 0, 1, packet(10, 20)), 8_000, 3))
        .containsExactly((short) 10, (short) 20, (short) 0);
  }

  @Test
  void aRunOfAnotherRateIsResampled() throws IOException {
    int[] constant = new int[400];
    Arrays.fill(constant, 1_000);
    short[] samples = decode(run(MONO, 0, 600, packet(constant)), 16_000, 1);

    assertThat(Arrays.copyOfRange(samples, 100, 500)).containsOnly((short) 1_000);
  }

  @Test
  void theCoreOfHighEfficiencyAacIsBroughtToTheRateOfTheWhole() throws IOException {
    short[] core = Corpus.decode("aac_mono_16k.aac");
    // Object type 5 (SBR), core 16 kHz, one channel, extension 32 kHz, object type 2.
    CodecSetup setup =
        new CodecSetup.Aac(HeaderBytes.of((byte) 0x2C, (byte) 0x0A, (byte) 0x88, (byte) 0));
    PacketsInMemory run =
        new PacketsInMemory(setup, 0, 2L * core.length, accessUnits("aac_mono_16k.aac"));
    short[] whole = decode(run, 32_000, 1);
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < core.length; i++) {
      signal += (double) core[i] * core[i];
      noise += Math.pow(whole[2 * i] - core[i], 2);
    }

    assertThat(whole).hasSize(2 * core.length);
    assertThat(10 * Math.log10(signal / noise)).isGreaterThan(20);
    assertThat(tally.quality()).isEqualTo(new DecodingQuality(14, 0));
  }

  private static List<byte[]> accessUnits(String name) throws IOException {
    byte[] file = Corpus.file(name);
    AudioPackets packets = AudioPackets.open(ByteSource.of(file), Corpus.facts(file));
    PacketRun run = packets.nextRun().orElseThrow();
    List<byte[]> units = new ArrayList<>();
    while (run.next()) {
      units.add(Arrays.copyOfRange(run.buffer(), run.offset(), run.offset() + run.length()));
    }
    return units;
  }

  private short[] decode(PacketsInMemory run, int rate, int channels) throws IOException {
    RunDecoder decoder = new RunDecoder(run, rate, channels, tally);
    short[] samples = new short[((int) run.samples() + 7) * channels];
    int frames = 0;
    int count;
    do {
      count = decoder.read(samples, frames * channels, 7);
      frames += count;
    } while (count > 0);
    return Arrays.copyOf(samples, frames * channels);
  }

  private static PacketsInMemory run(CodecSetup setup, long lead, long samples, byte[]... packets) {
    return new PacketsInMemory(setup, lead, samples, List.of(packets));
  }

  private static CodecSetup wave(int channels, int rate) {
    return new CodecSetup.Wave(
        new WaveFormat(WaveEncoding.PCM, channels, rate, 2 * channels, 16, 1, List.of()));
  }

  private static byte[] packet(int... samples) {
    byte[] packet = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      packet[2 * i] = (byte) samples[i];
      packet[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return packet;
  }
}
