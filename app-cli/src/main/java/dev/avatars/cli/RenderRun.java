package dev.avatars.cli;

import dev.avatars.application.AvatarException;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Video;
import dev.avatars.application.Wait;
import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Start, wait, copy, tell: what {@code render} and {@code demo} have in common. */
final class RenderRun {
  private final Console console;
  private final AvatarStudio studio;
  private final OutputFile output;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  RenderRun(Console console, AvatarStudio studio, OutputFile output) {
    this.console = console;
    this.studio = studio;
    this.output = output;
  }

  /**
   * Runs it to the end and prints the result; the answer is where the video is.
   *
   * @throws CliException when the user interrupts it, or the wait runs out
   */
  Path run(AvatarDraft draft, Consent consent, Wait waiting) {
    Interrupts.Registration during = console.surroundings().interrupts().during(this::interrupt);
    try {
      Job job = studio.start(draft, consent);
      job.request().advice().stream().map(Advice::toString).forEach(console::advise);
      Video video = awaited(job, waiting);
      Path file = output.write(video);
      console.result(text(video, file), Documents.VideoDocument.of(video, file));
      return file;
    } finally {
      during.close();
    }
  }

  /** Ends the wait, and with it the run, in order. */
  private void interrupt() {
    interrupted.set(true);
    studio.close();
  }

  private Video awaited(Job job, Wait waiting) {
    try (ProgressLine line = new ProgressLine(console.surroundings())) {
      return studio.jobs().await(job.id(), waiting.onProgress(line::show));
    } catch (AvatarException.StillRunning ended) {
      throw interrupted.get()
          ? goneWithTheProgram(job, ExitCode.INTERRUPTED, "interrupted", "run the command again")
          : goneWithTheProgram(
              job, ExitCode.STILL_RUNNING, "the wait has ended", "wait longer with --wait");
    }
  }

  /** The truth about a job that lives in this program's memory. */
  private static CliException goneWithTheProgram(
      Job job, ExitCode exit, String event, String nextStep) {
    return new CliException(
        exit,
        event
            + "; job "
            + job.id()
            + " was simulated and ends with this program, nothing was spent",
        Optional.of(job.id()),
        nextStep);
  }

  private static String text(Video video, Path file) {
    StoredVideo stored = video.stored();
    Table table =
        Table.ofText()
            .row("video", file.toString())
            .row("length", stored.facts().length().toString())
            .row("picture", stored.facts().width() + " x " + stored.facts().height() + " pixels")
            .row("size", String.format(Locale.ROOT, "%,d bytes", stored.bytes()))
            .row("sha-256", stored.digest().hex())
            .row("quoted", video.settlement().quoted().display())
            .row("billed", billed(video));
    stored.flags().stream().sorted().forEach(flag -> table.row("note", "it " + flag.words()));
    return table.toString();
  }

  private static String billed(Video video) {
    BilledCost billed = video.settlement().billed();
    return billed.fold(
        known -> known.amount().display() + " (" + known.source() + ")",
        () -> "not told yet by the provider");
  }
}
