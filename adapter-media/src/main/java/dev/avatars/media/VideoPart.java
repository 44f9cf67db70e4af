package dev.avatars.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A video on its way to the disk: one file for one attempt, under a name that no other attempt ever
 * has.
 *
 * <p>An attempt begins with a copy of what earlier ones fetched, and never touches their bytes: one
 * that stood still on another machine may wake at any moment and go on writing. It does so in its
 * own file, whose name is gone by then. For one thread.
 */
final class VideoPart implements AutoCloseable {
  private final Path file;
  private final FileChannel bytes;

  private VideoPart(Path file, FileChannel bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** A new attempt at a video, which goes on where the best of the earlier ones stopped. */
  static VideoPart begin(Path video) throws IOException {
    Files.createDirectories(folder(video));
    Path own = folder(video).resolve(UUID.randomUUID() + ".part");
    VideoPart part =
        new VideoPart(
            own, FileChannel.open(own, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    try {
      part.inherit(others(video, own));
      return part;
    } catch (IOException failed) {
      part.discard();
      throw failed;
    }
  }

  /** Removes what attempts at a kept video left; what cannot be removed does no harm. */
  static void clear(Path video) {
    try {
      for (Path left : others(video, video)) {
        Files.deleteIfExists(left);
      }
      Files.deleteIfExists(folder(video));
    } catch (IOException kept) {
      // a video that is ours must not be called lost because of what lies beside it
    }
  }

  /** Where it is; nothing is there once a later attempt took over. */
  Path file() {
    return file;
  }

  /** How much there is. */
  long size() throws IOException {
    return bytes.size();
  }

  /** Where the bytes from a position on go; what was behind it is cut off. */
  FileChannel from(long position) throws IOException {
    bytes.truncate(position);
    return bytes.position(position);
  }

  /** Gives up what was fetched. */
  void discard() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** The copy is safe before the others go, so that a crash loses nothing that was fetched. */
  private void inherit(List<Path> others) throws IOException {
    Optional<Path> best = largest(others);
    if (best.isPresent()) {
      copy(best.get());
      bytes.force(true);
    }
    for (Path other : others) {
      Files.deleteIfExists(other);
    }
  }

  private void copy(Path other) throws IOException {
    try (FileChannel source = FileChannel.open(other, StandardOpenOption.READ)) {
      long end = source.size();
      long at = 0;
      while (at < end) {
        at += source.transferTo(at, end - at, bytes);
      }
    }
  }

  private static Optional<Path> largest(List<Path> files) throws IOException {
    Optional<Path> largest = Optional.empty();
    long most = 0;
    for (Path file : files) {
      long size = Files.size(file);
      if (size > most) {
        most = size;
        largest = Optional.of(file);
      }
    }
    return largest;
  }

  private static List<Path> others(Path video, Path own) throws IOException {
    List<Path> others = new ArrayList<>();
    if (Files.isDirectory(folder(video))) {
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder(video))) {
        parts.forEach(others::add);
      }
    }
    others.remove(own);
    Path early = video.resolveSibling(video.getFileName() + ".part");
    if (Files.exists(early)) {
      // the one part that all attempts shared before they had files of their own
      others.add(early);
    }
    return others;
  }

  private static Path folder(Path video) {
    return video.resolveSibling(video.getFileName() + ".parts");
  }
}
