package dev.avatars.codecs.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MpegAudioTest {
  /** MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes, 1152 samples. */
  private static final long HEADER = 0xFFFB9000L;

  private static final int LENGTH = 417;

  @Test
  void framesAreCounted() throws IOException {
    MpegAudio audio = measured(frames(10));

    assertThat(audio.samples()).isEqualTo(11_520);
    assertThat(audio.runs()).containsExactly(new MpegRun(0, 4170, 0, 11_520));
    assertThat(audio.unreadable() + audio.missing()).isZero();
  }

  @Test
  void aSingleFrameThatIsAllThereIsCounts() throws IOException {
    assertThat(measured(frames(1)).samples()).isEqualTo(1152);
  }

  @Test
  void aSingleHeaderAmongOtherBytesDoesNotCount() throws IOException {
    assertThat(measure(new TestBytes().u32(HEADER).zeros(5000))).isEmpty();
  }

  @Test
  void delayAndPaddingAreDroppedWhenTheTagCountsRight() throws IOException {
    MpegAudio audio = measured(infoFrame(10, 576, 1000).bytes(frames(10).toArray()));

    assertThat(audio.runs())
        .containsExactly(new MpegRun(LENGTH, LENGTH + 4170, 576 + 529, 11_520 - 576 - 1000));
  }

  @Test
  void aTagThatCountsWrongIsNotObeyed() throws IOException {
    MpegAudio audio = measured(infoFrame(11, 576, 1000).bytes(frames(10).toArray()));

    assertThat(audio.runs()).containsExactly(new MpegRun(LENGTH, LENGTH + 4170, 0, 11_520));
  }

  @Test
  void aTagThatWouldDropEverythingIsNotObeyed() throws IOException {
    MpegAudio audio = measured(infoFrame(1, 576, 576).bytes(frames(1).toArray()));

    assertThat(audio.samples()).isEqualTo(1152);
  }

  @Test
  void aTagThatPromisesMoreBytesShowsThatTheyAreMissing() throws IOException {
    MpegAudio audio = measured(infoFrame(20, 576, 576).bytes(frames(10).toArray()));

    assertThat(audio.missing()).isEqualTo(10 * LENGTH);
  }

  @Test
  void aSecondTagBeginsARunAndHasNoSound() throws IOException {
    TestBytes glued = infoFrame(10, 576, 1000).bytes(frames(10).toArray());
    glued.bytes(infoFrame(5, 576, 900).toArray()).bytes(frames(5).toArray());
    MpegAudio audio = measured(glued);

    assertThat(audio.runs()).extracting(MpegRun::samples).containsExactly(9_944L, 5_760L);
    assertThat(audio.runs()).extracting(MpegRun::lead).containsExactly(1105L, 0L);
    assertThat(audio.runs().get(1).start()).isEqualTo(12 * LENGTH);
  }

  @Test
  void aFraunhoferTagHasNoSound() throws IOException {
    TestBytes vbri = new TestBytes().u32(HEADER).zeros(32).text("VBRI").u16(1).u16(2257).u16(75);
    vbri.u32(11 * LENGTH).u32(10);
    MpegAudio audio = measured(filled(vbri, LENGTH).bytes(frames(10).toArray()));

    assertThat(audio.samples()).isEqualTo(11_520);
    assertThat(audio.missing()).isZero();
  }

  @Test
  void aFrameBeyondTheEndIsMissing() throws IOException {
    byte[] whole = frames(10).toArray();
    TestBytes cut = new TestBytes().bytes(java.util.Arrays.copyOf(whole, whole.length - 100));
    MpegAudio audio = measured(cut);

    assertThat(audio.samples()).isEqualTo(9 * 1152);
    assertThat(audio.missing()).isEqualTo(100);
  }

  @Test
  void bytesBetweenFramesAreUnreadable() throws IOException {
    MpegAudio audio = measured(frames(5).zeros(333).bytes(frames(5).toArray()));

    assertThat(audio.samples()).isEqualTo(11_520);
    assertThat(audio.unreadable()).isEqualTo(333);
  }

  @Test
  void tagsBetweenFramesAreNeitherSoundNorDamage() throws IOException {
    TestBytes glued = frames(5).text("TAG").zeros(125).text("ID3").u8(4, 0, 0, 0, 0, 0, 9).zeros(9);
    MpegAudio audio = measured(glued.bytes(frames(5).toArray()));

    assertThat(audio.samples()).isEqualTo(11_520);
    assertThat(audio.unreadable()).isZero();
  }

  @Test
  void zerosAtTheEndAreNoDamage() throws IOException {
    assertThat(measured(frames(5).zeros(4096)).unreadable()).isZero();
    assertThat(measured(frames(5).zeros(100).u8(1)).unreadable()).isEqualTo(101);
  }

  @Test
  void junkBeforeTheFirstFrameIsCountedApart() throws IOException {
    MpegAudio audio = measured(new TestBytes().zeros(999).bytes(frames(5).toArray()));

    assertThat(audio.junkBefore()).isEqualTo(999);
    assertThat(audio.unreadable()).isZero();
  }

  @Test
  void theLengthOfFreeFramesIsFound() throws IOException {
    TestBytes frames = new TestBytes();
    for (int i = 0; i < 8; i++) {
      int padding = i % 3 == 0 ? 1 : 0;
      frames.bytes(
          filled(new TestBytes().u32(0xFFFB0000L | padding << 9), 700 + padding).toArray());
    }

    assertThat(measured(frames).samples()).isEqualTo(8 * 1152);
  }

  @Test
  void framesAreGivenOneByOne() throws IOException {
    ByteSource source = new TestBytes().zeros(10).bytes(frames(3).toArray()).toSource();
    MpegFrames frames = MpegFrames.from(source, 10, source.length());

    assertThat(frames.next()).isTrue();
    assertThat(frames.position()).isEqualTo(10);
    assertThat(frames.length()).isEqualTo(LENGTH);
    assertThat(frames.next()).isTrue();
    assertThat(frames.position()).isEqualTo(10 + LENGTH);
    assertThat(frames.next()).isTrue();
    assertThat(frames.next()).isFalse();
  }

  @Test
  void thereAreNoFramesWhereNoneStands() throws IOException {
    assertThat(MpegFrames.from(new TestBytes().zeros(100).toSource(), 0, 100).next()).isFalse();
  }

  @Test
  void aHeaderTellsTheFormat() throws IOException {
    assertThat(MpegFormat.at(frames(1).toSource(), 0)).hasValue(new MpegFormat(3, 44_100, 2, 1152));
    assertThat(MpegFormat.at(new TestBytes().zeros(9).toSource(), 0)).isEmpty();
  }

  private static TestBytes frames(int count) {
    TestBytes frames = new TestBytes();
    for (int i = 0; i < count; i++) {
      frames.u32(HEADER).zeros(LENGTH - 4);
    }
    return frames;
  }

  /** A frame with an Info tag that counts frames and bytes, and LAME's delays. */
  private static TestBytes infoFrame(int frames, int delay, int padding) {
    TestBytes tag = new TestBytes().u32(HEADER).zeros(32).text("Info").u32(3);
    tag.u32(frames, (long) (frames + 1) * LENGTH).text("LAME3.100").zeros(12);
    tag.u8(delay >> 4, (delay & 15) << 4 | padding >> 8, padding);
    return filled(tag, LENGTH);
  }

  private static TestBytes filled(TestBytes bytes, int length) {
    return bytes.zeros(length - bytes.size());
  }

  private static MpegAudio measured(TestBytes bytes) throws IOException {
    return measure(bytes).orElseThrow();
  }

  private static Optional<MpegAudio> measure(TestBytes bytes) throws IOException {
    return MpegAudio.measure(bytes.toSource(), 0, bytes.size());
  }
}
