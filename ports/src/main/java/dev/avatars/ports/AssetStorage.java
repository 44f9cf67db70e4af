package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import java.net.URI;
import java.util.function.Function;

/**
 * Where a request's files are put so that a provider can read them.
 *
 * <p>Thread-safe. It promises:
 *
 * <ul>
 *   <li><b>A-1</b> what is stored can be read by the provider under the answered address;
 *   <li><b>A-2</b> a speech gets an address of its own for every job, with the job's id in it;
 *   <li><b>A-3</b> the same portrait may share one address between jobs;
 *   <li><b>A-4</b> a file whose bytes are no longer those that were measured is refused;
 *   <li><b>A-5</b> a file that cannot be read is a refusal, never an exception; nothing was spent.
 * </ul>
 */
public interface AssetStorage {
  /** Stores a portrait, or answers where it is stored already. */
  Upload store(Portrait portrait);

  /** Stores the speech of a job under a name that carries the job's id. */
  Upload store(Speech speech, JobId job);

  /** What became of storing a file. */
  sealed interface Upload {
    /** One result for either outcome. */
    <T> T fold(Function<URI, T> onStored, Function<Failure, T> onRefused);
  }

  /**
   * The file is there.
   *
   * @param url where the provider reads it
   */
  record Stored(URI url) implements Upload {
    public Stored {
      requireNonNull(url, "url");
    }

    @Override
    public <T> T fold(Function<URI, T> onStored, Function<Failure, T> onRefused) {
      return onStored.apply(url);
    }
  }

  /**
   * The file is not there.
   *
   * @param failure why
   */
  record Refused(Failure failure) implements Upload {
    public Refused {
      requireNonNull(failure, "failure");
    }

    @Override
    public <T> T fold(Function<URI, T> onStored, Function<Failure, T> onRefused) {
      return onRefused.apply(failure);
    }
  }
}
