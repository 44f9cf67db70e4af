package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsoSoundTest {
  private static final byte[] LC_44100_MONO = {0x12, 0x08};
  private static final byte[] HE_22050_TO_44100 = {0x2B, (byte) 0x8A, 0x08, 0x00};

  @Test
  void samplesOfTheTablesAreTheLength() throws IOException {
    IsoSound sound = measured(new SoundFile());

    assertThat(sound.codec()).isEqualTo(SoundCodec.AAC);
    assertThat(sound.sampleRate()).isEqualTo(44_100);
    assertThat(sound.channels()).isEqualTo(1);
    assertThat(sound.samples()).isEqualTo(10 * 1024);
    assertThat(sound.lead()).isZero();
    assertThat(sound.condition()).isEqualTo(new IsoSound.Condition(false, false));
  }

  @Test
  void whatRemainsAfterTheEditIsExactWhenTheEditAgrees() throws IOException {
    SoundFile file = new SoundFile();
    file.lastDelta = 500;
    file.edit = new long[] {219, 1024};

    assertThat(measured(file).lead()).isEqualTo(1024);
    assertThat(measured(file).samples()).isEqualTo(9 * 1024 + 500 - 1024);
  }

  @Test
  void aShorterEditIsObeyed() throws IOException {
    SoundFile file = new SoundFile();
    file.edit = new long[] {100, 1024};

    assertThat(measured(file).samples()).isEqualTo(4410);
  }

  @Test
  void aLongerEditCannotAddSound() throws IOException {
    SoundFile file = new SoundFile();
    file.edit = new long[] {100_000, 1024};

    assertThat(measured(file).samples()).isEqualTo(9 * 1024);
  }

  @Test
  void bandReplicationIsToldAndCountedAtItsRate() throws IOException {
    SoundFile file = new SoundFile();
    file.config = HE_22050_TO_44100;
    file.timescale = 22_050;
    IsoSound sound = measured(file);

    assertThat(sound.codec()).isEqualTo(SoundCodec.HE_AAC);
    assertThat(sound.sampleRate()).isEqualTo(44_100);
    assertThat(sound.samples()).isEqualTo(10 * 2048);
  }

  @Test
  void timesThatPromiseMoreThanThePacketsHoldAreNotBelieved() throws IOException {
    SoundFile file = new SoundFile();
    file.delta = 1_000_000;

    assertThat(measured(file).samples()).isEqualTo(10 * 1024);
    assertThat(measured(file).condition().isDamaged()).isTrue();
  }

  @Test
  void timesThatPromiseMuchLessAreMarked() throws IOException {
    SoundFile file = new SoundFile();
    file.delta = 10;

    assertThat(measured(file).condition().isDamaged()).isTrue();
  }

  @Test
  void samplesBeyondTheEndAreCut() throws IOException {
    SoundFile file = new SoundFile();
    file.bytesThere = 655;

    assertThat(measured(file).samples()).isEqualTo(6 * 1024);
    assertThat(measured(file).condition().isCut()).isTrue();
  }

  @Test
  void tablesThatListTheSameBytesAgainAndAgainAreRefused() throws IOException {
    SoundFile file = new SoundFile();
    file.fixedSize = 100;
    file.chunkCount = 500;
    file.sampleCount = 1000;

    assertThat(refusal(file)).isEqualTo("an MP4 file that lists the same bytes more than once");
  }

  @Test
  void aCountOfSamplesThatNothingHoldsIsRefused() throws IOException {
    SoundFile file = new SoundFile();
    file.claimedSizes = 0x7FFFFFFF;

    assertThat(refusal(file))
        .isEqualTo("an MP4 file that claims more samples than its table of sizes holds");
  }

  @Test
  void aFixedSizeWithEndlessSamplesEndsWithItsChunks() throws IOException {
    SoundFile file = new SoundFile();
    file.fixedSize = 100;
    file.sampleCount = 0xFFFFFFFFL;

    assertThat(measured(file).samples()).isEqualTo(10 * 1024);
    assertThat(measured(file).condition().isCut()).isTrue();
  }

  @Test
  void codecsThatNobodyDecodesAreRefusedByName() throws IOException {
    SoundFile file = new SoundFile();
    file.format = "ac-3";

    assertThat(refusal(file)).isEqualTo("an MP4 file with sound coded as 'ac-3'");
  }

  @Test
  void variantsOfAacThatNobodyDecodesAreRefused() throws IOException {
    SoundFile file = new SoundFile();
    file.config = new byte[] {(byte) 0xF9, 0x48, 0, 0};

    assertThat(refusal(file)).contains("AAC variant");
  }

  @Test
  void aTrackWithoutTimeScaleIsRefused() throws IOException {
    SoundFile file = new SoundFile();
    file.timescale = 0;

    assertThat(refusal(file)).isEqualTo("an MP4 track without time scale or sample description");
  }

  @Test
  void aMovieWithoutSoundIsRefused() throws IOException {
    SoundFile file = new SoundFile();
    file.handler = "text";

    assertThat(refusal(file)).isEqualTo("an MP4 file without a sound track");
  }

  @Test
  void ticksAreRescaledExactly() {
    assertThat(Ticks.rescale(7, 3, 3)).isEqualTo(7);
    assertThat(Ticks.rescale(1, 1, 2)).isEqualTo(1);
    assertThat(Ticks.rescale(1, 1, 3)).isZero();
    assertThat(Ticks.rescale(Long.MAX_VALUE / 2, 48_000, 48_001)).isEqualTo(4611589943636895468L);
    assertThat(Ticks.rescale(Long.MAX_VALUE, 0xFFFFFFFFL, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Ticks.times(3, 4)).isEqualTo(12);
    assertThat(Ticks.times(1L << 40, 1L << 40)).isEqualTo(Long.MAX_VALUE);
    assertThat(Ticks.times(1L << 32, 1L << 31)).isEqualTo(Long.MAX_VALUE);
  }

  /** An M4A file of ten packets of 100 bytes, two in a chunk, whose fields can be made to lie. */
  private static final class SoundFile {
    private String handler = "soun";
    private String format = "mp4a";
    private byte[] config = LC_44100_MONO;
    private long timescale = 44_100;
    private long delta = 1024;
    private long lastDelta = -1;
    private long[] edit = {};
    private int fixedSize;
    private long sampleCount = 10;
    private long claimedSizes = -1;
    private int chunkCount = 5;
    private int bytesThere = 1000;

    byte[] toArray() {
      int start = moov(0).length + 8;
      byte[] mdat = Arrays.copyOf(box("mdat", new byte[1000]), 8 + bytesThere);
      return new TestBytes().bytes(moov(start)).bytes(mdat).toArray();
    }

    private byte[] moov(int soundAt) {
      return box("moov", mvhd(), trak(soundAt));
    }

    private static byte[] mvhd() {
      return box("mvhd", new TestBytes().zeros(12).u32(1000).zeros(84).toArray());
    }

    private byte[] trak(int soundAt) {
      byte[] edts = edit.length == 0 ? new byte[0] : box("edts", elst());
      return box(
          "trak", box("tkhd", new TestBytes().zeros(12).u32(1).toArray()), edts, mdia(soundAt));
    }

    private byte[] elst() {
      return box("elst", new TestBytes().u32(0, 1).u32(edit).u32(0x10000).toArray());
    }

    private byte[] mdia(int soundAt) {
      byte[] mdhd = box("mdhd", new TestBytes().zeros(12).u32(timescale, 0).zeros(4).toArray());
      byte[] hdlr = box("hdlr", new TestBytes().zeros(8).text(handler).zeros(12).toArray());
      return box("mdia", mdhd, hdlr, box("minf", box("stbl", tables(soundAt))));
    }

    private byte[] tables(int soundAt) {
      return new TestBytes()
          .bytes(box("stsd", new TestBytes().u32(0, 1).bytes(entry()).toArray()))
          .bytes(box("stts", times()))
          .bytes(box("stsz", sizes()))
          .bytes(box("stsc", new TestBytes().u32(0, 1, 1, 2, 1).toArray()))
          .bytes(box("stco", offsets(soundAt)))
          .toArray();
    }

    private byte[] entry() {
      TestBytes fields = new TestBytes().zeros(6).u16(1).zeros(8).u16(2).u16(16).zeros(4);
      return box(format, fields.u32(44_100L << 16).toArray(), box("esds", descriptors()));
    }

    private byte[] descriptors() {
      TestBytes stream = new TestBytes().u32(0).u8(3, 0x80, 0x80, 25 + config.length);
      stream.zeros(3).u8(4, 15 + config.length, 0x40).zeros(12);
      return stream.u8(5, config.length).bytes(config).toArray();
    }

    private byte[] times() {
      if (lastDelta < 0) {
        return new TestBytes().u32(0, 1, 0xFFFFFFFFL, delta).toArray();
      }
      return new TestBytes().u32(0, 2, sampleCount - 1, delta, 1, lastDelta).toArray();
    }

    private byte[] sizes() {
      TestBytes sizes = new TestBytes().u32(0, fixedSize);
      sizes.u32(claimedSizes < 0 ? sampleCount : claimedSizes);
      for (int i = 0; fixedSize == 0 && i < sampleCount; i++) {
        sizes.u32(100);
      }
      return sizes.toArray();
    }

    private byte[] offsets(int soundAt) {
      TestBytes offsets = new TestBytes().u32(0, chunkCount);
      for (int i = 0; i < chunkCount; i++) {
        offsets.u32(soundAt + 200L * (i % 5));
      }
      return offsets.toArray();
    }

    private static byte[] box(String type, byte[]... parts) {
      TestBytes body = new TestBytes();
      for (byte[] part : parts) {
        body.bytes(part);
      }
      return new TestBytes().u32(8 + body.size()).text(type).bytes(body.toArray()).toArray();
    }
  }

  private static IsoSound measured(SoundFile file) throws IOException {
    return IsoSound.measure(ByteSource.of(file.toArray()))
        .fold(
            sound -> sound,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static String refusal(SoundFile file) throws IOException {
    return IsoSound.measure(ByteSource.of(file.toArray())).fold(IsoSound::toString, Refusal::found);
  }
}
