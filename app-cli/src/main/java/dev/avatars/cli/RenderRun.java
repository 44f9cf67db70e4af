package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Video;
import dev.avatars.application.Wait;
import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.request.AvatarDraft;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Quote, consent, start, wait, copy: what {@code render} and {@code demo} have in common. */
final class RenderRun {
  private final Console console;
  private final AvatarStudio studio;
  private final OutputFile output;

  RenderRun(Console console, AvatarStudio studio, OutputFile output) {
    this.console = console;
    this.studio = studio;
    this.output = output;
  }

  /** Runs it to the end and prints the result; the answer is where the video is. */
  Path run(AvatarDraft draft, Consent consent, Wait waiting) {
    AtomicReference<String> running = new AtomicReference<>("");
    console.surroundings().onInterrupt().accept(() -> interrupted(running.get()));
    Job job = studio.start(draft, consent);
    running.set(job.id().value());
    job.request().advice().stream().map(Advice::toString).forEach(console::advise);
    try (ProgressLine line = new ProgressLine(console.surroundings())) {
      Video video = studio.jobs().await(job.id(), waiting.onProgress(line::show));
      line.close();
      Path file = output.write(video);
      console.result(text(video, file), Documents.VideoDocument.of(video, file));
      return file;
    } finally {
      running.set("");
    }
  }

  private void interrupted(String job) {
    if (!job.isEmpty()) {
      console.tell("");
      console.tell(
          "interrupted; job "
              + job
              + " was simulated and ends with this program, nothing was paid");
    }
  }

  private static String text(Video video, Path file) {
    StoredVideo stored = video.stored();
    Money quoted = video.settlement().quoted();
    Table table =
        new Table()
            .row("video", file.toString())
            .row(
                "",
                "%s, %d x %d pixels, %,d bytes"
                    .formatted(
                        stored.facts().length(),
                        stored.facts().width(),
                        stored.facts().height(),
                        stored.bytes()))
            .row("sha-256", stored.digest().hex())
            .row("quoted", quoted.display())
            .row("billed", billed(video));
    stored.flags().stream().sorted().forEach(flag -> table.row("note", "it " + flag.words()));
    return table.toString().stripTrailing();
  }

  private static String billed(Video video) {
    BilledCost billed = video.settlement().billed();
    return billed.fold(
        known -> known.amount().display() + " (" + known.source() + ")",
        () -> "not told yet by the provider");
  }
}
