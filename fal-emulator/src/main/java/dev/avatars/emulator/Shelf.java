package dev.avatars.emulator;

import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.ports.VideoDownloads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The files of an emulator: those uploaded, on disk, and those made, with their provider. */
final class Shelf {
  private final Path directory;
  private final Identities identities;
  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final Map<String, Path> onDisk = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  Shelf(Path directory, Identities identities) {
    this.directory = directory;
    this.identities = identities;
  }

  /** A new path for a file, in the form of fal's. */
  String newPath(String fileName) {
    String name = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    return "/files/b/"
        + identities.folder()
        + "/"
        + identities.token()
        + (name.isEmpty() ? "" : "_" + name);
  }

  /** A new file on disk that nobody can read yet. */
  Path newFile() {
    return directory.resolve("file-" + numbers.incrementAndGet());
  }

  /** Puts a file from the disk up under a path. */
  void put(String path, Path file, String contentType, Lifecycle lifecycle, Instant now) {
    onDisk.put(path, file);
    files.put(path, stored(contentType, new FileBytes(file), lifecycle, now));
  }

  /** Puts a provider's video up under a path. */
  void put(String path, RemoteVideo video, VideoDownloads downloads, Lifecycle life, Instant now) {
    files.put(path, stored("video/mp4", new VideoBytes(video, downloads), life, now));
  }

  Optional<StoredFile> find(String path, Instant now) {
    return Optional.ofNullable(files.get(path)).filter(file -> file.isThereAt(now));
  }

  /** The file on disk behind a path, if it was uploaded and is still there. */
  Optional<Path> onDisk(String path, Instant now) {
    return find(path, now).flatMap(file -> Optional.ofNullable(onDisk.get(path)));
  }

  void clear() {
    files.clear();
    onDisk.clear();
  }

  private static StoredFile stored(
      String contentType, StoredFile.Bytes bytes, Lifecycle lifecycle, Instant now) {
    return new StoredFile(
        contentType, bytes, lifecycle.life().map(now::plus), lifecycle.strangers());
  }

  private record FileBytes(Path file) implements StoredFile.Bytes {
    @Override
    public long size() throws IOException {
      return Files.size(file);
    }

    @Override
    public InputStream open(long from) throws IOException {
      InputStream bytes = Files.newInputStream(file);
      bytes.skipNBytes(from);
      return bytes;
    }
  }

  private record VideoBytes(RemoteVideo video, VideoDownloads downloads)
      implements StoredFile.Bytes {
    @Override
    public long size() throws IOException {
      if (video.size().isPresent()) {
        return video.size().getAsLong();
      }
      try (InputStream body = open(0)) {
        return body.transferTo(OutputStream.nullOutputStream());
      }
    }

    @Override
    public InputStream open(long from) throws IOException {
      VideoDownloads.Opened opened = opened(from);
      opened.body().skipNBytes(from - opened.from());
      return opened.body();
    }

    private VideoDownloads.Opened opened(long from) throws IOException {
      Optional<VideoDownloads.Opened> opened =
          downloads.open(video, from).fold(Optional::of, refused -> Optional.empty());
      return opened.orElseThrow(() -> new IOException("the provider does not hand out " + video));
    }
  }
}
