package dev.avatars.cli;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Jobs as people read them. */
final class JobText {
  private static final int COST = 4;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JobText() {}

  static String list(List<Job> jobs) {
    Table table = Table.withFigures(COST).row("JOB", "STATE", "CREATED", "TIER", "COST", "INPUTS");
    for (Job job : jobs) {
      table.row(
          job.id().value(),
          job.status().label(),
          time(job.createdAt()),
          job.request().model().tier().label(),
          cost(job),
          name(job.request().portrait().source().path())
              + " + "
              + name(job.request().speech().source().path()));
    }
    return table.toString();
  }

  static String of(Job job) {
    Table table =
        Table.ofText()
            .row("job", job.id().value())
            .row("state", job.status().label() + " since " + time(job.state().since()))
            .row("created", time(job.createdAt()))
            .row("provider", job.quote().provider().value())
            .row("model", job.request().model().id().value())
            .row("portrait", job.request().portrait().source().toString())
            .row("speech", job.request().speech().source().toString())
            .row("key", job.key().value())
            .row("quoted", quoted(job));
    if (!job.labels().isEmpty()) {
      table.row("labels", labels(job));
    }
    return job.state().fold(new Particulars(table)).toString();
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String labels(Job job) {
    return job.labels().stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
  }

  /** What was billed, or may be. */
  private static String cost(Job job) {
    return billed(job)
        .orElseGet(
            () ->
                switch (job.state().spend()) {
                  case NONE -> job.status().isEnd() ? "nothing" : "nothing yet";
                  case POSSIBLE, CERTAIN -> "up to " + job.quote().upperBound().display();
                });
  }

  private static Optional<String> billed(Job job) {
    return job.state() instanceof JobState.Succeeded succeeded
        ? succeeded
            .settlement()
            .billed()
            .fold(known -> Optional.of(known.amount().display()), Optional::empty)
        : Optional.empty();
  }

  private static String quoted(Job job) {
    return job.quote().expected().display() + ", at most " + job.quote().upperBound().display();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** What is worth telling of each state. */
  private record Particulars(Table table) implements JobState.Cases<Table> {
    @Override
    public Table pending(JobState.Pending state) {
      return table.row("cost", "nothing yet");
    }

    @Override
    public Table paused(JobState.Paused state) {
      return table.row("waits", state.failure().toString()).row("next", state.failure().nextStep());
    }

    @Override
    public Table submitting(JobState.Submitting state) {
      return table.row("cost", "perhaps: the paid call is being made");
    }

    @Override
    public Table inDoubt(JobState.InDoubt state) {
      return table
          .row("doubt", state.reason())
          .row("announced", time(state.announced()))
          .row("speech there", state.media().speech().toString())
          .row("next", "it is looked for by itself; or 'avatar jobs resolve'");
    }

    @Override
    public Table submitted(JobState.Submitted state) {
      return table
          .row("request", state.ref().requestId())
          .row("stage", state.stage().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Table rendered(JobState.Rendered state) {
      return table.row("request", state.ref().requestId()).row("next", "it is being fetched");
    }

    @Override
    public Table succeeded(JobState.Succeeded state) {
      table.row("request", state.ref().requestId());
      table.row("video", state.video().file().toString());
      table.row("length", state.video().facts().length().toString());
      table.row("sha-256", state.video().digest().hex());
      state.video().flags().stream()
          .sorted()
          .forEach(flag -> table.row("note", "it " + flag.words()));
      return table.row(
          "billed",
          state
              .settlement()
              .billed()
              .fold(
                  known -> known.amount().display() + " (" + known.source() + ")",
                  () -> "not told yet by the provider"));
    }

    @Override
    public Table failed(JobState.Failed state) {
      return table
          .row("failure", state.failure().toString())
          .row("cost", state.failure().spend().words())
          .row("next", state.failure().nextStep());
    }

    @Override
    public Table cancelled(JobState.Cancelled state) {
      return table.row("cost", state.spend().words());
    }
  }
}
