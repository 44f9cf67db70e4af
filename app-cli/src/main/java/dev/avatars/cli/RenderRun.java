package dev.avatars.cli;

import dev.avatars.application.AvatarException;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Progress;
import dev.avatars.application.Video;
import dev.avatars.application.Wait;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Start, wait, copy, tell: what {@code render}, {@code demo} and {@code jobs await} share. */
final class RenderRun {
  private final Console console;
  private final AvatarStudio studio;
  private final Charge charge;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Optional<Job>> seen = new AtomicReference<>(Optional.empty());

  RenderRun(Console console, AvatarStudio studio, Charge charge) {
    this.console = console;
    this.studio = studio;
    this.charge = charge;
  }

  /**
   * Runs it to the end and prints the result; the answer is where the video is.
   *
   * @throws CliException when the user interrupts it, or the wait runs out
   */
  Path run(AvatarDraft draft, Consent consent, Wait waiting, OutputFile output) {
    Interrupts.Registration during = console.surroundings().interrupts().during(this::interrupt);
    try {
      return collected(started(draft, consent), waiting, output);
    } finally {
      during.close();
    }
  }

  /** Waits for a job that was started before. */
  Path collect(Job job, Wait waiting, OutputFile output) {
    Interrupts.Registration during = console.surroundings().interrupts().during(this::interrupt);
    try {
      return collected(job, waiting, output);
    } finally {
      during.close();
    }
  }

  /** Hands it over to the provider and leaves it there. */
  Job detach(AvatarDraft draft, Consent consent) throws InterruptedException {
    Job job = started(draft, consent);
    CountDownLatch handedOver = new CountDownLatch(1);
    try (ProgressLine line = new ProgressLine(console.surroundings())) {
      var end =
          studio
              .jobs()
              .awaitAsync(
                  job.id(),
                  Wait.untilTheEnd()
                      .onProgress(
                          progress -> {
                            line.show(progress);
                            if (isHandedOver(progress.job())) {
                              handedOver.countDown();
                            }
                          }));
      end.whenComplete((video, failure) -> handedOver.countDown());
      handedOver.await();
    }
    Job left = studio.jobs().find(job.id()).orElse(job);
    // whatever keeps it from the provider is told as by a wait that ends at once
    return isThere(left) ? left : studio.jobs().await(left.id(), Wait.atMost(Duration.ZERO)).job();
  }

  private static boolean isThere(Job job) {
    return job.status() == JobStatus.SUBMITTED || job.status() == JobStatus.RENDERED;
  }

  private static boolean isHandedOver(Job job) {
    return job.status() != JobStatus.PENDING && job.status() != JobStatus.SUBMITTING;
  }

  private Job started(AvatarDraft draft, Consent consent) {
    Job job = studio.start(draft, consent);
    job.request().advice().stream().map(Advice::toString).forEach(console::advise);
    return job;
  }

  private Path collected(Job job, Wait waiting, OutputFile output) {
    Video video = awaited(job, waiting);
    OutputFile.Copy copy = output.write(video);
    console.result(text(copy), Documents.VideoDocument.of(copy));
    return copy.file();
  }

  /** Ends the wait, and with it the run, in order. */
  private void interrupt() {
    interrupted.set(true);
    studio.close();
  }

  private Video awaited(Job job, Wait waiting) {
    seen.set(Optional.of(job));
    try (ProgressLine line = new ProgressLine(console.surroundings())) {
      return studio.jobs().await(job.id(), waiting.onProgress(showing(line)));
    } catch (AvatarException.StillRunning ended) {
      throw interrupted.get()
          ? left(job, ExitCode.INTERRUPTED, "interrupted", "run the command again")
          : left(job, ExitCode.STILL_RUNNING, "the wait has ended", "wait longer with --wait");
    }
  }

  private Consumer<Progress> showing(ProgressLine line) {
    return progress -> {
      seen.set(Optional.of(progress.job()));
      line.show(progress);
    };
  }

  /** The truth about a job that nobody waits for any more. */
  private CliException left(Job job, ExitCode exit, String event, String again) {
    return charge == Charge.FREE
        ? gone(job.id(), exit, event, again)
        : kept(seen.get().orElse(job), exit, event);
  }

  private static CliException gone(JobId job, ExitCode exit, String event, String nextStep) {
    return new CliException(
        exit,
        event + "; job " + job + " was simulated and ends with this program, nothing was spent",
        Optional.of(job),
        Spend.NONE,
        nextStep);
  }

  private static CliException kept(Job job, ExitCode exit, String event) {
    String place =
        switch (job.status()) {
          case PENDING, PAUSED -> "waits here and has cost nothing";
          case SUBMITTING, IN_DOUBT -> "was just being handed over, which may have cost something";
          default -> "goes on at the provider, which bills it";
        };
    return new CliException(
        exit,
        event + "; job " + job.id() + " " + place,
        Optional.of(job.id()),
        job.state().spend(),
        "'avatar jobs await " + job.id() + "' goes on and fetches the video");
  }

  private static String text(OutputFile.Copy copy) {
    Video video = copy.video();
    StoredVideo stored = video.stored();
    Table table =
        Table.ofText()
            .row("video", copy.file().toString())
            .row("length", stored.facts().length().toString())
            .row("picture", stored.facts().width() + " x " + stored.facts().height() + " pixels")
            .row("size", String.format(Locale.ROOT, "%,d bytes", stored.bytes()))
            .row("sha-256", stored.digest().hex())
            .row("quoted", video.settlement().quoted().display())
            .row("billed", billed(video));
    stored.flags().stream().sorted().forEach(flag -> table.row("note", "it " + flag.words()));
    copy.notes().forEach(note -> table.row("note", "it " + note));
    return table.toString();
  }

  private static String billed(Video video) {
    BilledCost billed = video.settlement().billed();
    return billed.fold(
        known -> known.amount().display() + " (" + known.source() + ")",
        () -> "not told yet by the provider");
  }
}
