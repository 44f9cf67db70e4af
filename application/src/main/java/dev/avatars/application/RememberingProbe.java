package dev.avatars.application;

import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.MediaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Measures a file once as long as its size and its time of change stay: many rows of a batch share
 * a portrait. Whatever was measured is compared with the bytes once more when they are uploaded.
 * Remembers some hundred files; thread-safe.
 */
final class RememberingProbe implements MediaProbe {
  private static final int MOST = 256;

  private final MediaProbe probe;
  private final Memory<Probed<Portrait>> portraits = new Memory<>();
  private final Memory<Probed<Speech>> speeches = new Memory<>();

  RememberingProbe(MediaProbe probe) {
    this.probe = probe;
  }

  @Override
  public Probed<Portrait> portrait(MediaSource source) {
    return portraits.recall(source, probe::portrait);
  }

  @Override
  public Probed<Speech> speech(MediaSource source) {
    return speeches.recall(source, probe::speech);
  }

  @Override
  public Probed<VideoFacts> video(Path file) {
    return probe.video(file);
  }

  /** A file at a moment. */
  private record Look(Path path, long bytes, FileTime changed) {
    static Optional<Look> at(Path path) {
      try {
        BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
        return Optional.of(new Look(path, facts.size(), facts.lastModifiedTime()));
      } catch (IOException unreadable) {
        // whoever measures it tells why
        return Optional.empty();
      }
    }
  }

  /** What was measured lately; of two who measure the same at once, both do. */
  private static final class Memory<T> {
    private final Map<Look, T> lately = new LinkedHashMap<>();

    T recall(MediaSource source, Function<MediaSource, T> measure) {
      Optional<Look> look = Look.at(source.path());
      Optional<T> known = look.flatMap(this::known);
      return known.orElseGet(() -> measured(source, look, measure));
    }

    private T measured(MediaSource source, Optional<Look> look, Function<MediaSource, T> measure) {
      T result = measure.apply(source);
      look.ifPresent(seen -> remember(seen, result));
      return result;
    }

    private synchronized Optional<T> known(Look look) {
      return Optional.ofNullable(lately.get(look));
    }

    private synchronized void remember(Look look, T result) {
      if (lately.size() >= MOST) {
        lately.remove(lately.keySet().iterator().next());
      }
      lately.put(look, result);
    }
  }
}
