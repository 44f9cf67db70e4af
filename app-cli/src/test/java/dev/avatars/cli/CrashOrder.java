package dev.avatars.cli;

import dev.avatars.ports.JobStore;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@link CrashWorker} is to do, as the words it is started with.
 *
 * @param data the folder for what outlives it
 * @param media the folder of {@code ada.png} and {@code hum.wav}
 * @param acknowledgements the file in which it notes what it was told
 * @param jobs how many jobs it starts, with the keys k-0, k-1 and so on
 * @param haltAt it halts itself when it was told of so many written states; 0 for never
 * @param law whether its store keeps what it is told
 */
record CrashOrder(
    Path data, Path media, Path acknowledgements, int jobs, int haltAt, CrashOrder.Law law) {
  /** Whether a store keeps what it is told. */
  enum Law {
    /** It does. */
    KEPT,
    /** It does not write that a paid call is about to be made. */
    BROKEN;

    JobStore over(JobStore store) {
      return this == KEPT ? store : new UnannouncingStore(store);
    }
  }

  static CrashOrder parse(String... words) {
    return new CrashOrder(
        Path.of(words[0]),
        Path.of(words[1]),
        Path.of(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Law.valueOf(words[5]));
  }

  List<String> words() {
    return List.of(
        data.toString(),
        media.toString(),
        acknowledgements.toString(),
        Integer.toString(jobs),
        Integer.toString(haltAt),
        law.name());
  }

  CrashOrder haltingAt(int transition) {
    return new CrashOrder(data, media, acknowledgements, jobs, transition, law);
  }
}
