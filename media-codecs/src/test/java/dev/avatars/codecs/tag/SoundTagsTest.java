package dev.avatars.codecs.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SoundTagsTest {
  @Test
  void noTagIsNotSteppedOver() throws IOException {
    assertThat(skip(new TestBytes().text("TAX").zeros(200))).isZero();
    assertThat(skip(new TestBytes())).isZero();
  }

  @Test
  void anId3v2SizeHasSevenBitsAByte() throws IOException {
    assertThat(skip(new TestBytes().text("ID3").u8(4, 0, 0, 0, 0, 1, 2).zeros(300)))
        .isEqualTo(10 + 130);
  }

  @Test
  void anId3v2SizeWithEighthBitsIsNoTag() throws IOException {
    assertThat(skip(new TestBytes().text("ID3").u8(4, 0, 0, 0, 0, 0x80, 2).zeros(300))).isZero();
  }

  @Test
  void anId3v2FooterBelongsToTheTag() throws IOException {
    assertThat(skip(new TestBytes().text("ID3").u8(4, 0, 0x10, 0, 0, 0, 5).zeros(100)))
        .isEqualTo(25);
  }

  @Test
  void tagsAfterTagsAreAllSteppedOver() throws IOException {
    TestBytes bytes =
        new TestBytes()
            .text("ID3")
            .u8(3, 0, 0, 0, 0, 0, 4)
            .zeros(4)
            .text("APETAGEX")
            .u32le(2000)
            .u32le(40)
            .u32le(1)
            .u32le(0xA0000000L)
            .zeros(8)
            .zeros(40)
            .text("TAG")
            .zeros(125)
            .text("sound");

    assertThat(skip(bytes)).isEqualTo(bytes.size() - 5);
  }

  @Test
  void anApeTagWithoutAHeaderIsItsFooter() throws IOException {
    TestBytes bytes =
        new TestBytes().text("APETAGEX").u32le(2000).u32le(40).u32le(1).u32le(0x80000000L).zeros(9);

    assertThat(skip(bytes)).isEqualTo(32);
  }

  @Test
  void lyricsReachToTheTagAtTheEnd() throws IOException {
    TestBytes bytes =
        new TestBytes().text("LYRICSBEGIN").zeros(50).text("000061LYRICS200TAG").zeros(125);

    assertThat(skip(bytes)).isEqualTo(bytes.size());
  }

  @Test
  void lyricsWithoutAnEndAreNoTag() throws IOException {
    assertThat(skip(new TestBytes().text("LYRICSBEGIN").zeros(500))).isZero();
  }

  @Test
  void aTagMayClaimMoreThanThereIs() throws IOException {
    assertThat(skip(new TestBytes().text("ID3").u8(4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F)))
        .isEqualTo(10 + (1 << 28) - 1);
  }

  private static long skip(TestBytes bytes) throws IOException {
    return SoundTags.skip(bytes.toSource(), 0);
  }
}
