package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.ports.AssetStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A lawful storage in memory. Not final, so that lawless ones can bend a single method. */
class MemoryAssets implements AssetStorage {
  private final Map<URI, byte[]> stored = new ConcurrentHashMap<>();

  @Override
  public Upload store(Portrait portrait) {
    return keep(portrait.source(), portrait.digest(), portraitAddress(portrait));
  }

  @Override
  public Upload store(Speech speech, JobId job) {
    return keep(speech.source(), speech.digest(), speechAddress(speech, job));
  }

  URI portraitAddress(Portrait portrait) {
    return URI.create("memory:/portraits/" + portrait.digest());
  }

  URI speechAddress(Speech speech, JobId job) {
    return URI.create("memory:/speech/" + job + "." + speech.format().extension());
  }

  boolean isAsMeasured(byte[] bytes, Sha256 measured) {
    return Sha256.of(bytes).equals(measured);
  }

  Upload unreadable(IOException problem) {
    return new Refused(
        Failure.free(FailureCode.REQUEST_REFUSED, "the file cannot be read: " + problem));
  }

  byte[] read(URI address) {
    byte[] bytes = stored.get(address);
    if (bytes == null) {
      throw new AssertionError(address + " is not stored");
    }
    return bytes;
  }

  private Upload keep(MediaSource source, Sha256 measured, URI address) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(source.toString()));
      if (!isAsMeasured(bytes, measured)) {
        return new Refused(
            Failure.free(FailureCode.REQUEST_REFUSED, "the file changed since it was measured"));
      }
      stored.put(address, bytes);
      return new Stored(address);
    } catch (IOException problem) {
      return unreadable(problem);
    }
  }
}
