package dev.avatars.fake;

import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.tck.VideoArchiveContract;
import java.nio.file.Path;

/** The fake's archive keeps its contract. */
final class DirectoryArchiveContractTest extends VideoArchiveContract {
  @Override
  protected VideoArchive open(Path shelf) {
    return new DirectoryArchive(shelf, new Mp4Check());
  }
}
