package dev.avatars.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSourceTest {
  private static final byte[] BYTES = {'R', 'I', 'F', 'F', 1, 2, (byte) 0xFF, (byte) 0x80, 0};

  @Test
  void valuesAreUnsignedInBothByteOrders() throws IOException {
    try (ByteSource source = ByteSource.of(BYTES)) {
      assertThat(source.u8(6)).isEqualTo(255);
      assertThat(source.u16(4)).isEqualTo(0x0102);
      assertThat(source.u16le(4)).isEqualTo(0x0201);
      assertThat(source.u32(5)).isEqualTo(0x02FF8000L);
      assertThat(source.u32le(4)).isEqualTo(0x80FF0201L);
      assertThat(source.u64(1)).isEqualTo(0x4946460102FF8000L);
    }
  }

  @Test
  void nothingIsReadOutsideOfTheSource() throws IOException {
    try (ByteSource source = ByteSource.of(BYTES)) {
      assertThat(source.u8(-1)).isEqualTo(-1);
      assertThat(source.u8(9)).isEqualTo(-1);
      assertThat(source.u32(6)).isEqualTo(-1);
      assertThat(source.u16(-1)).isEqualTo(-1);
      assertThat(source.read(9, new byte[4], 0, 4)).isZero();
      assertThat(source.text(7, 9)).hasSize(2);
    }
  }

  @Test
  void aFileLargerThanTheWindowReadsAsItsBytes(@TempDir Path folder) throws IOException {
    byte[] large = new byte[200_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    Path file = Files.write(folder.resolve("large"), large);
    try (ByteSource source = ByteSource.of(file)) {
      for (int at = large.length - 1; at >= 0; at -= 997) {
        assertThat(source.u8(at)).isEqualTo(large[at] & 0xFF);
      }
      byte[] middle = new byte[70_000];
      assertThat(source.read(65_000, middle, 0, middle.length)).isEqualTo(middle.length);
      assertThat(middle[0]).isEqualTo(large[65_000]);
      assertThat(middle[69_999]).isEqualTo(large[134_999]);
    }
  }
}
