package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.fake.Misfortune.Occasion;
import dev.avatars.ports.AssetStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The provider's storage: copies of the files in the world's directory, under addresses that no
 * network will ever answer (RFC 6761, 6.4).
 */
final class FakeAssets implements AssetStorage {
  private static final URI BASE = URI.create("https://fake.invalid/");

  private final Path directory;
  private final Faults faults;
  private final Map<URI, Path> files = new ConcurrentHashMap<>();

  FakeAssets(Path directory, Faults faults) {
    this.directory = directory;
    this.faults = faults;
  }

  @Override
  public Upload store(Portrait portrait) {
    String name = "portraits/" + portrait.digest().hex() + "." + portrait.format().extension();
    return store("portrait", portrait.source(), portrait.bytes(), portrait.digest(), name);
  }

  @Override
  public Upload store(Speech speech, JobId job) {
    String name = "speeches/" + job + "." + speech.format().extension();
    return store("speech", speech.source(), speech.bytes(), speech.digest(), name);
  }

  /** The file behind an address: one of this storage, or a file of this machine. */
  Optional<Path> locate(URI address) {
    return Optional.ofNullable(files.get(address)).or(() -> localFile(address));
  }

  private Upload store(String field, MediaSource source, long bytes, Sha256 digest, String name) {
    if (!faults.strike(Occasion.UPLOAD).isEmpty()) {
      return new Refused(FakeFailures.unreachable());
    }
    return copied(field, source.path(), new MeasuredBytes(bytes, digest), BASE.resolve(name));
  }

  private Upload copied(String field, Path file, MeasuredBytes measured, URI address) {
    try {
      Path copy = directory.resolve(address.getPath().substring(1));
      Files.createDirectories(copy.getParent());
      if (!measured.copy(file, copy)) {
        return new Refused(changed(field, file));
      }
      files.put(address, copy);
      return new Stored(address);
    } catch (IOException unreadable) {
      return new Refused(notReadable(field, file + ", which cannot be read (" + unreadable + ")"));
    }
  }

  private static Failure changed(String field, Path file) {
    return Failure.free(
        FailureCode.REQUEST_REFUSED,
        field + ": found " + file + " changed since it was measured; allowed: the same bytes");
  }

  private static Failure notReadable(String field, String found) {
    return Failure.free(
        FailureCode.REQUEST_REFUSED, field + ": found " + found + "; allowed: a readable file");
  }

  private static Optional<Path> localFile(URI address) {
    boolean local = "file".equals(address.getScheme()) && address.getAuthority() == null;
    return local ? Optional.of(Path.of(address)).filter(Files::isRegularFile) : Optional.empty();
  }
}
