package dev.avatars.media;

import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.tck.VideoArchiveContract;
import java.nio.file.Path;

/** The archive on disk keeps its contract. */
final class FileVideoArchiveContractTest extends VideoArchiveContract {
  @Override
  protected VideoArchive open(Path shelf) {
    return FileVideoArchive.in(shelf);
  }

  @Override
  protected VideoArchive reopen(VideoArchive opened, Path shelf) {
    return FileVideoArchive.in(shelf);
  }

  @Override
  protected VideoArchive beside(VideoArchive opened, Path shelf) {
    return FileVideoArchive.in(shelf);
  }
}
