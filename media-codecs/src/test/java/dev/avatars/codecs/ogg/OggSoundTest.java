package dev.avatars.codecs.ogg;

import static dev.avatars.codecs.ogg.OggBuilder.BEGINS;
import static dev.avatars.codecs.ogg.OggBuilder.ENDS;
import static dev.avatars.codecs.ogg.OggBuilder.opus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OggSoundTest {
  private static final OggSound.Condition WHOLE = new OggSound.Condition(false, false);
  private static final OggSound.Condition CUT = new OggSound.Condition(true, false);
  private static final OggSound.Condition DAMAGED = new OggSound.Condition(false, true);

  @Test
  void theLengthIsTheLastPositionLessThePreSkip() throws IOException {
    OggSound sound = measured(opusOf(312).page(0, 9600, opus(10)).page(ENDS, 19_000, opus(10)));

    assertThat(sound.samples()).isEqualTo(19_000 - 312);
    assertThat(sound.links().get(0).lead()).isEqualTo(312);
    assertThat(sound.condition()).isEqualTo(WHOLE);
  }

  @Test
  void aCutOutStreamBeginsWhereItsFirstPageDoes() throws IOException {
    OggSound sound =
        measured(opusOf(0).page(0, 1_009_600, opus(10)).page(ENDS, 1_019_200, opus(10)));

    assertThat(sound.samples()).isEqualTo(19_200);
  }

  @Test
  void aFirstPageThatIsTheLastIsTrimmedAtItsEnd() throws IOException {
    assertThat(measured(opusOf(0).page(ENDS, 9_000, opus(10))).samples()).isEqualTo(9_000);
  }

  @Test
  void pagesThatEndNoPacketHaveNoPosition() throws IOException {
    byte[] full = new byte[255];
    full[0] = 1 << 3;
    OggBuilder file = opusOf(0).page(0, 9600, opus(10));
    file.rawPage(0, -1, new byte[] {(byte) 255}, full);
    file.rawPage(1 | ENDS, 10_560, new byte[] {3}, new byte[3]);

    assertThat(measured(file).samples()).isEqualTo(10_560);
    assertThat(measured(file).condition()).isEqualTo(WHOLE);
  }

  @Test
  void aPositionThatNoPacketsFillIsNotBelieved() throws IOException {
    OggSound sound =
        measured(opusOf(0).page(0, 9600, opus(10)).page(ENDS, Long.MAX_VALUE, opus(10)));

    assertThat(sound.samples()).isEqualTo(19_200);
    assertThat(sound.condition()).isEqualTo(DAMAGED);
  }

  @Test
  void positionsThatFallAreDamage() throws IOException {
    OggSound sound = measured(opusOf(0).page(0, 9600, opus(10)).page(ENDS, 5000, opus(10)));

    assertThat(sound.samples()).isEqualTo(9600);
    assertThat(sound.condition()).isEqualTo(DAMAGED);
  }

  @Test
  void aMissingPageIsDamage() throws IOException {
    OggBuilder file = opusOf(0).page(0, 9600, opus(10)).gap().page(ENDS, 28_800, opus(10));

    assertThat(measured(file).samples()).isEqualTo(19_200);
    assertThat(measured(file).condition()).isEqualTo(DAMAGED);
  }

  @Test
  void aPageWithAWrongChecksumIsDamage() throws IOException {
    byte[] file = opusOf(0).page(0, 9600, opus(10)).page(ENDS, 19_200, opus(10)).toArray();
    file[file.length - 80] ^= 1;

    assertThat(measured(file).samples()).isEqualTo(9600);
    assertThat(measured(file).condition().isDamaged()).isTrue();
  }

  @Test
  void bytesBetweenPagesAreDamage() throws IOException {
    OggBuilder file = opusOf(0).page(0, 9600, opus(10)).junk(100).page(ENDS, 19_200, opus(10));

    assertThat(measured(file).samples()).isEqualTo(19_200);
    assertThat(measured(file).condition()).isEqualTo(DAMAGED);
  }

  @Test
  void aStreamWithoutItsLastPageIsCut() throws IOException {
    assertThat(measured(opusOf(0).page(0, 9600, opus(10))).condition()).isEqualTo(CUT);
  }

  @Test
  void aPageBeyondTheEndIsCut() throws IOException {
    byte[] file = opusOf(0).page(0, 9600, opus(10)).page(ENDS, 19_200, opus(10)).toArray();
    OggSound sound = measured(Arrays.copyOf(file, file.length - 5));

    assertThat(sound.samples()).isEqualTo(9600);
    assertThat(sound.condition()).isEqualTo(CUT);
  }

  @Test
  void aChainIsTheSumOfItsLinks() throws IOException {
    OggBuilder chain = opusOf(312).page(ENDS, 9600, opus(10));
    chain.stream(7).opusHeaders(312).page(ENDS, 9600, opus(10));

    assertThat(measured(chain).links()).hasSize(2);
    assertThat(measured(chain).samples()).isEqualTo(2 * (9600 - 312));
    assertThat(measured(chain).condition()).isEqualTo(WHOLE);
  }

  @Test
  void linksWithoutSoundAreLeftOut() throws IOException {
    OggBuilder chain = opusOf(312).page(ENDS, 9600, opus(10));
    chain.stream(7).opusHeaders(312).page(ENDS, 0);

    assertThat(measured(chain).links()).hasSize(1);
  }

  @Test
  void ofStreamsSideBySideTheFirstWithSoundCounts() throws IOException {
    OggBuilder file = new OggBuilder().stream(5).page(BEGINS, 0, new byte[] {'f', 'i', 's', 'h'});
    file.stream(6).page(BEGINS, 0, opusHead(100));
    file.stream(7).page(BEGINS, 0, opusHead(0));
    file.stream(5).gap().page(ENDS, 77, new byte[9]);
    file.stream(6).gap().page(0, 0, new byte[8]).page(ENDS, 9600, opus(10));
    file.stream(7).gap().page(0, 0, new byte[8]).page(ENDS, 960, opus(1));

    assertThat(measured(file).samples()).isEqualTo(9500);
    assertThat(measured(file).condition()).isEqualTo(WHOLE);
  }

  @Test
  void aChainOfDifferentRatesIsRefused() throws IOException {
    OggBuilder chain = opusOf(0).page(ENDS, 9600, opus(10));
    chain.stream(7).page(BEGINS, 0, flacHead(44_100)).page(ENDS, 4096, flacFrame(12));

    assertThat(refusal(chain)).contains("different codecs or sample rates");
  }

  @Test
  void flacFramesTellTheirLength() throws IOException {
    OggBuilder file = new OggBuilder().page(BEGINS, 0, flacHead(44_100));
    file.page(0, 0, new byte[] {4, 0, 0, 0}).page(0, 104_096, flacFrame(12));
    file.page(ENDS, 105_096, flacFrame(12));

    assertThat(measured(file).codec()).isEqualTo(OggCodec.FLAC);
    assertThat(measured(file).sampleRate()).isEqualTo(44_100);
    assertThat(measured(file).channels()).isEqualTo(2);
    assertThat(measured(file).samples()).isEqualTo(5096);
  }

  @Test
  void aFileWithoutSoundIsRefused() throws IOException {
    assertThat(refusal(opusOf(0))).isEqualTo("an Ogg file without sound");
    assertThat(refusal(new OggBuilder().page(BEGINS, 0, new byte[40])))
        .isEqualTo("an Ogg file without sound");
  }

  @Test
  void vorbisWithoutItsSetupIsRefused() throws IOException {
    byte[] identification =
        new TestBytes()
            .text("\1vorbis")
            .u32le(0)
            .u8(1)
            .u32le(44_100)
            .zeros(12)
            .u8(0xB8, 1)
            .toArray();
    OggBuilder file = new OggBuilder().page(BEGINS, 0, identification);
    file.page(0, 0, new byte[20], new byte[300]).page(ENDS, 5000, new byte[20], new byte[20]);

    assertThat(refusal(file)).isEqualTo("an Ogg file with unreadable headers");
  }

  @Test
  void theChecksumOfEightBytesAStepIsThatOfABitAStep() {
    byte[] bytes = new byte[1003];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37 + i / 7);
    }
    for (int length : new int[] {0, 1, 7, 8, 9, 64, 1003}) {
      assertThat(PageChecksum.of(bytes, length))
          .isEqualTo(OggBuilder.checksum(Arrays.copyOf(bytes, length)));
    }
  }

  @Test
  void packetsThatSpanPagesComeOutWhole() throws IOException {
    byte[] packet = new byte[600];
    Arrays.fill(packet, (byte) 8);
    OggBuilder file = opusOf(0);
    file.rawPage(0, 960, new byte[] {3, (byte) 255}, Arrays.copyOf(new byte[] {8, 0, 0, 8}, 258));
    file.rawPage(1, -1, new byte[] {(byte) 255}, new byte[255]);
    file.rawPage(1 | ENDS, 1920, new byte[] {90}, new byte[90]);
    OggPackets packets = OggPackets.of(file.toSource(), 0, file.toArray().length);

    assertThat(packets.next()).isTrue();
    assertThat(packets.length()).isEqualTo(3);
    assertThat(packets.next()).isTrue();
    assertThat(packets.length()).isEqualTo(600);
    assertThat(packets.buffer()[packets.offset()]).isEqualTo((byte) 8);
    assertThat(packets.next()).isFalse();
  }

  @Test
  void aPacketWhoseBeginningIsLostIsLeftOut() throws IOException {
    OggBuilder file = opusOf(0).page(0, 960, opus(1)).gap();
    file.rawPage(1 | ENDS, 2880, new byte[] {90, 3}, Arrays.copyOf(new byte[90], 93));
    OggPackets packets = OggPackets.of(file.toSource(), 0, file.toArray().length);

    assertThat(packets.next()).isTrue();
    assertThat(packets.next()).isTrue();
    assertThat(packets.length()).isEqualTo(3);
    assertThat(packets.next()).isFalse();
  }

  private static OggBuilder opusOf(int preSkip) {
    return new OggBuilder().opusHeaders(preSkip);
  }

  private static byte[] opusHead(int preSkip) {
    return new TestBytes().text("OpusHead").u8(1, 1).u16le(preSkip).zeros(7).toArray();
  }

  private static byte[] flacHead(int rate) {
    TestBytes head = new TestBytes().text("\u007FFLAC").u8(1, 0).u16(1).text("fLaC").u32(34);
    return head.zeros(10).u32((long) rate << 12 | 1 << 9 | 15 << 4).zeros(20).toArray();
  }

  /** A frame with 256 << (code - 8) samples. */
  private static byte[] flacFrame(int code) {
    return new byte[] {(byte) 0xFF, (byte) 0xF8, (byte) (code << 4 | 9), 0x18, 0, 0, 0, 0};
  }

  private static OggSound measured(OggBuilder file) throws IOException {
    return measured(file.toArray());
  }

  private static OggSound measured(byte[] file) throws IOException {
    return OggSound.measure(new TestBytes().bytes(file).toSource())
        .fold(
            sound -> sound,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static String refusal(OggBuilder file) throws IOException {
    return OggSound.measure(file.toSource()).fold(OggSound::toString, Refusal::found);
  }
}
