package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxesTest {
  @Test
  void boxesFollowEachOtherAndNest() throws IOException {
    ByteSource source = ByteSource.of(bytes(8, "free", 24, "moov", 16, "mvhd", 1, 2));
    Boxes boxes = Boxes.of(source);

    assertThat(types(boxes)).containsExactly("free", "moov");
    assertThat(boxes.endedCleanly()).isTrue();
    Box moov = Boxes.of(source).next("moov").orElseThrow();
    assertThat(Boxes.first(source, moov, "mvhd").map(Box::size)).hasValue(8L);
    assertThat(Boxes.first(source, moov, "trak")).isEmpty();
  }

  @Test
  void aSizeOfZeroReachesToTheEnd() throws IOException {
    Box box = Boxes.of(ByteSource.of(bytes(0, "mdat", 1, 2, 3))).next().orElseThrow();

    assertThat(box.size()).isEqualTo(12);
    assertThat(box.isCut()).isFalse();
  }

  @Test
  void aLargeSizeHasSixtyFourBits() throws IOException {
    Box box = Boxes.of(ByteSource.of(bytes(1, "mdat", 0, 20, 7))).next().orElseThrow();

    assertThat(box.body()).isEqualTo(16);
    assertThat(box.size()).isEqualTo(4);
  }

  @Test
  void aBoxThatClaimsMoreThanThereIsIsCut() throws IOException {
    Boxes boxes = Boxes.of(ByteSource.of(bytes(4000, "mdat", 1)));
    Box box = boxes.next().orElseThrow();

    assertThat(box.isCut()).isTrue();
    assertThat(box.end()).isEqualTo(12);
    assertThat(boxes.next()).isEmpty();
    assertThat(boxes.endedCleanly()).isFalse();
  }

  @Test
  void aChildEndsWithItsParent() throws IOException {
    ByteSource source = ByteSource.of(bytes(16, "moov", 999, "trak", 8, "free"));
    Box moov = Boxes.of(source).next().orElseThrow();

    assertThat(Boxes.first(source, moov, "trak").map(Box::end)).hasValue(16L);
  }

  @Test
  void anImpossibleSizeEndsTheWalk() throws IOException {
    for (int size = 2; size < 8; size++) {
      Boxes boxes = Boxes.of(ByteSource.of(bytes(size, "moov", 8, "free")));

      assertThat(boxes.next()).isEmpty();
      assertThat(boxes.endedCleanly()).isFalse();
    }
  }

  @Test
  void aLargeSizeThatOverflowsEndsTheWalk() throws IOException {
    Boxes boxes = Boxes.of(ByteSource.of(bytes(8, "free", 1, "mdat", 0x7FFFFFFF, -1)));

    assertThat(types(boxes)).containsExactly("free");
    assertThat(boxes.endedCleanly()).isFalse();
  }

  @Test
  void bytesTooFewForAHeaderAreNoBox() throws IOException {
    Boxes boxes = Boxes.of(ByteSource.of(new byte[7]));

    assertThat(boxes.next()).isEmpty();
    assertThat(boxes.endedCleanly()).isFalse();
  }

  @Test
  void aFullBoxOpensWithVersionAndFlags() throws IOException {
    ByteSource source = ByteSource.of(bytes(20, "meta", 0x02ABCDEF, 8, "free"));
    Box meta = Boxes.of(source).next().orElseThrow();

    assertThat(meta.version(source)).isEqualTo(2);
    assertThat(meta.flags(source)).isEqualTo(0xABCDEF);
    assertThat(types(Boxes.insideFull(source, meta))).containsExactly("free");
  }

  @Test
  void aFullBoxWithoutABodyHasNeitherVersionNorFlags() throws IOException {
    ByteSource source = ByteSource.of(bytes(8, "meta", 8, "free"));
    Box meta = Boxes.of(source).next().orElseThrow();

    assertThat(meta.version(source)).isEqualTo(-1);
    assertThat(meta.flags(source)).isZero();
    assertThat(Boxes.insideFull(source, meta).next()).isEmpty();
  }

  private static List<String> types(Boxes boxes) throws IOException {
    List<String> types = new ArrayList<>();
    for (Optional<Box> box = boxes.next(); box.isPresent(); box = boxes.next()) {
      types.add(box.get().type());
    }
    return types;
  }

  /** Integers as four bytes each, texts as their characters. */
  private static byte[] bytes(Object... parts) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * parts.length);
    for (Object part : parts) {
      if (part instanceof Integer number) {
        buffer.putInt(number);
      } else {
        buffer.put(part.toString().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return buffer.array();
  }
}
