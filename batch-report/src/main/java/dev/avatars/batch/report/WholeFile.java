package dev.avatars.batch.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of text that is there whole or not at all. */
final class WholeFile {
  private static final int BUFFER = 1 << 16;

  private WholeFile() {}

  /** What goes into a file. */
  interface Content {
    /** Writes it from its beginning to its end. */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes a file beside its place, forces it to the disk and then puts it there, in UTF-8. What
   * UTF-8 cannot express, such as half of a pair of surrogates, becomes a question mark.
   */
  static void write(Path file, Content content) {
    try {
      Path target = file.toAbsolutePath();
      // a folder of its own, for a file in it gets the usual rights and a temporary one does not
      Path folder = Files.createTempDirectory(target.getParent(), ".report-");
      try {
        Path half = folder.resolve("half");
        fill(half, content);
        move(half, target);
      } finally {
        Files.deleteIfExists(folder.resolve("half"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        Writer out =
            new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), BUFFER)) {
      content.writeTo(out);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void move(Path half, Path target) throws IOException {
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notAtomic) {
      Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
