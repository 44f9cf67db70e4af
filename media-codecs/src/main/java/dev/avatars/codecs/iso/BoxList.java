package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All boxes that follow each other, when they are whole and no more than anybody needs. */
final class BoxList {
  private static final int MOST_BOXES = 200;

  private BoxList() {}

  static List<Box> of(ByteSource source) throws IOException {
    return all(Boxes.of(source));
  }

  static List<Box> inside(ByteSource source, Box parent) throws IOException {
    return all(Boxes.inside(source, parent));
  }

  private static List<Box> all(Boxes boxes) throws IOException {
    List<Box> all = new ArrayList<>();
    for (Optional<Box> box = boxes.next(); box.isPresent(); box = boxes.next()) {
      all.add(box.get());
      if (all.size() > MOST_BOXES) {
        throw new CodedDataException("an MP4 file of more than " + MOST_BOXES + " boxes in a row");
      }
    }
    if (!boxes.endedCleanly()) {
      throw new CodedDataException("an MP4 file with a box that is cut");
    }
    return all;
  }
}
