package dev.avatars.cli;

import dev.avatars.cli.Documents.CheckDocument;
import dev.avatars.cli.Documents.CountDocument;
import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.cli.wiring.StoreRefusedException;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.budget.Balance;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at what outlives a run, and makes nothing. */
final class StoreExamination {
  private static final String STORE = "jobs and money";

  private final StorePlace place;

  StoreExamination(StorePlace place) {
    this.place = place;
  }

  List<CheckDocument> checks() {
    return List.of(store(), videos());
  }

  private CheckDocument store() {
    try {
      return Wiring.hasStore(place)
          ? CheckDocument.fine(STORE, place + ", " + opened())
          : CheckDocument.fine(STORE, place + " (not there; made with the first paid job)");
    } catch (StoreUnavailableException | StoreRefusedException refused) {
      return CheckDocument.wrong(STORE, String.valueOf(refused.getMessage()));
    }
  }

  private String opened() {
    try (JdbcJobStore store = Wiring.store(place)) {
      List<CountDocument> counts = Moves.counts(store);
      return "version %d of the tables: %s; %s"
          .formatted(
              store.version(),
              counts.isEmpty() ? "no jobs" : Moves.words(counts),
              words(store.balance()));
    }
  }

  private static String words(Balance balance) {
    return "held " + balance.held().display() + ", billed " + balance.billed().display();
  }

  private CheckDocument videos() {
    Path folder = place.videos();
    String there = Files.isDirectory(folder) ? "" : " (not there; made with the first video)";
    String shared = place.server().isPresent() ? "; all machines have to share it" : "";
    return Files.isDirectory(folder) && !Files.isWritable(folder)
        ? CheckDocument.wrong("videos", folder + " cannot be written")
        : CheckDocument.fine("videos", folder + there + shared);
  }
}
