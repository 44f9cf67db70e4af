package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.TestBytes;
import org.junit.jupiter.api.Test;

class OpusHeadTest {
  @Test
  void theFieldsOfTheBoxTurnIntoTheHeaderOfTheStream() {
    byte[] box = new TestBytes().u8(0, 2).u16(312).u32(44_100).u16(0xFF00).u8(0).toArray();
    byte[] head =
        new TestBytes()
            .text("OpusHead")
            .u8(1, 2)
            .u16le(312)
            .u32le(44_100)
            .u16le(0xFF00)
            .u8(0)
            .toArray();

    assertThat(OpusHead.from(box)).isEqualTo(head).hasSize(19);
  }

  @Test
  void theTableOfChannelsIsKept() {
    byte[] box = new TestBytes().zeros(10).u8(1, 4, 2, 0, 4, 1, 2, 3, 5).toArray();

    assertThat(OpusHead.from(box)).endsWith(1, 4, 2, 0, 4, 1, 2, 3, 5);
  }
}
