package dev.avatars.renderer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder beside the target, in which a video grows until it is whole. Closing it removes whatever
 * is left in it, so that a rendering that fails leaves nothing behind.
 */
final class Workspace implements Closeable {
  private final Path folder;
  private final Path target;

  private Workspace(Path folder, Path target) {
    this.folder = folder;
    this.target = target;
  }

  /**
   * A workspace for a target.
   *
   * @throws IOException if the target's folder is missing or cannot be written
   */
  static Workspace beside(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException("target: found " + target + ", allowed a file in a folder");
    }
    return new Workspace(Files.createTempDirectory(parent, ".render-"), absolute);
  }

  /** The file to be written. */
  Path video() {
    return folder.resolve("video.mp4");
  }

  /** Moves the finished file to the target in one step, in place of what was there. */
  void publish() throws IOException {
    Files.move(video(), target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
