package dev.avatars.cli;

import dev.avatars.cli.Documents.CountDocument;
import dev.avatars.cli.Documents.MoveDocument;
import dev.avatars.cli.Documents.WorkDocument;
import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.cli.wiring.StoreRefusedException;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.StoreUnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Tells each move of a job as it happens, and at the end how many there were. Thread-safe. */
final class Moves implements JobListener {
  private final Console console;
  private final AtomicInteger number = new AtomicInteger();

  Moves(Console console) {
    this.console = console;
  }

  @Override
  public void moved(Job job) {
    number.incrementAndGet();
    console.line(
        JobText.time(job.state().since()) + "  " + job.id() + "  " + job.status().label(),
        MoveDocument.of(job));
  }

  void tellTheBeginning(StorePlace place) {
    console.tell("working on the jobs in " + place + "; Ctrl-C ends it after the steps under way");
  }

  void tellTheStop() {
    console.tell("ending after the steps under way");
  }

  /** Tells what was done and what is left, as far as the store can still be asked. */
  void tellTheEnd(StoreOptions store) {
    List<CountDocument> left = left(store);
    console.line(text(left), new WorkDocument(number.get(), left));
  }

  /** How many jobs are in each state that is no end. */
  static List<CountDocument> unfinished(JobStore store) {
    return counts(store).stream().filter(count -> !count.status().isEnd()).toList();
  }

  /** How many jobs are in each state, where there are any. */
  static List<CountDocument> counts(JobStore store) {
    return Arrays.stream(JobStatus.values())
        .map(status -> new CountDocument(status, store.count(Set.of(status))))
        .filter(count -> count.jobs() > 0)
        .toList();
  }

  /** Such as {@code 2 pending, 1 in doubt}. */
  static String words(List<CountDocument> counts) {
    return counts.stream()
        .map(count -> count.jobs() + " " + count.status().label())
        .collect(Collectors.joining(", "));
  }

  private List<CountDocument> left(StoreOptions store) {
    try {
      Optional<List<CountDocument>> left = store.read(Moves::unfinished);
      return left.orElse(List.of());
    } catch (StoreUnavailableException | StoreRefusedException gone) {
      console.advise("what is left cannot be told: " + gone.getMessage());
      return List.of();
    }
  }

  private String text(List<CountDocument> left) {
    return "moves: " + number + "; left: " + (left.isEmpty() ? "nothing" : words(left));
  }
}
