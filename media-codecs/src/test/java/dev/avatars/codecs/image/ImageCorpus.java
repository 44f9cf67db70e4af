package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The test pictures and their tables. */
final class ImageCorpus {
  private ImageCorpus() {}

  /** A row of {@code image.tsv}. */
  record TrueFacts(
      String file,
      ImageFormat format,
      int width,
      int height,
      int shownWidth,
      int shownHeight,
      boolean animated) {
    static TrueFacts parse(String line) {
      String[] cells = line.split("\t");
      return new TrueFacts(
          cells[0],
          ImageFormat.valueOf(cells[1]),
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          Integer.parseInt(cells[4]),
          Integer.parseInt(cells[5]),
          cells[6].equals("yes"));
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /** A row of {@code bad.tsv}. */
  record BadFile(String file, String expected) {
    static BadFile parse(String line) {
      String[] cells = line.split("\t");
      return new BadFile(cells[0], cells[1]);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static List<TrueFacts> pictures() {
    return rows("image.tsv").map(TrueFacts::parse).toList();
  }

  static List<BadFile> badFiles() {
    return rows("bad.tsv").map(BadFile::parse).toList();
  }

  static byte[] picture(String file) {
    return bytes("image/" + file);
  }

  static byte[] bad(String file) {
    return bytes("bad/" + file);
  }

  static ImageReading probe(byte[] bytes) {
    try (ByteSource source = ByteSource.of(bytes)) {
      return ImageProbe.probe(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ImageFacts facts(byte[] bytes) {
    return probe(bytes)
        .fold(
            facts -> facts,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static Stream<String> rows(String table) {
    return new String(bytes(table), StandardCharsets.UTF_8).lines().skip(1);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ImageCorpus.class.getResourceAsStream("/corpus/" + name)) {
      if (in == null) {
        throw new AssertionError("no test file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
