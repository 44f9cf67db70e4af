package dev.avatars.codecs.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A box of a file under test, read by its size and nothing else: written for these tests alone and
 * sharing no code with the writer.
 *
 * @param type its four letters
 * @param start where its content begins in the file
 * @param end where it ends
 * @param file all bytes of the file
 * @param children the boxes in it, where it is known to hold boxes
 */
record Box(String type, int start, int end, ByteBuffer file, List<Box> children) {
  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "udta", "ilst", "\u00A9cmt");

  /** Reads a whole file as a box without a header; every byte belongs to a box. */
  static Box ofFile(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    return new Box("file", 0, bytes.length, file, read(file, 0, bytes.length));
  }

  private static List<Box> read(ByteBuffer file, int start, int end) {
    List<Box> boxes = new ArrayList<>();
    int at = start;
    while (at < end) {
      Box box = readOne(file, at);
      assertThat(box.end()).as(box.type() + " ends within its parent").isLessThanOrEqualTo(end);
      boxes.add(box);
      at = box.end();
    }
    return boxes;
  }

  private static Box readOne(ByteBuffer file, int at) {
    long size = Integer.toUnsignedLong(file.getInt(at));
    byte[] letters = new byte[4];
    file.get(at + 4, letters);
    String type = new String(letters, StandardCharsets.ISO_8859_1);
    int header = size == 1 ? 16 : 8;
    long length = size == 1 ? file.getLong(at + 8) : size;
    assertThat(length).as(type + " has room for its header").isGreaterThanOrEqualTo(header);
    int end = Math.toIntExact(at + length);
    int start = at + header;
    return new Box(type, start, end, file, children(file, type, start, end));
  }

  private static List<Box> children(ByteBuffer file, String type, int start, int end) {
    if (CONTAINERS.contains(type)) {
      return read(file, start, end);
    }
    return switch (type) {
      case "meta" -> read(file, start + 4, end);
      case "dref", "stsd" -> read(file, start + 8, end);
      case "avc1" -> read(file, start + 78, end);
      case "mp4a" -> read(file, start + 28, end);
      default -> List.of();
    };
  }

  /** The only box of a path such as {@code "mdia/minf"}. */
  Box only(String path) {
    List<Box> found = all(path);
    assertThat(found).as(path).hasSize(1);
    return found.get(0);
  }

  List<Box> all(String path) {
    List<Box> found = List.of(this);
    for (String step : path.split("/")) {
      found =
          found.stream()
              .flatMap(box -> box.children().stream())
              .filter(box -> box.type().equals(step))
              .toList();
    }
    return found;
  }

  List<String> childTypes() {
    return children.stream().map(Box::type).toList();
  }

  int u8(int offset) {
    return file.get(start + offset) & 0xFF;
  }

  int u16(int offset) {
    return file.getShort(start + offset) & 0xFFFF;
  }

  long u32(int offset) {
    return Integer.toUnsignedLong(file.getInt(start + offset));
  }

  long u64(int offset) {
    return file.getLong(start + offset);
  }

  byte[] bytes(int offset, int length) {
    byte[] bytes = new byte[length];
    file.get(start + offset, bytes);
    return bytes;
  }

  byte[] bytes() {
    return bytes(0, end - start);
  }

  String text(int offset, int length) {
    return new String(bytes(offset, length), StandardCharsets.ISO_8859_1);
  }
}
