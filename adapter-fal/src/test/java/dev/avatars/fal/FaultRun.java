package dev.avatars.fal;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Failed;
import dev.avatars.domain.job.RenderStatus.Rendering;
import dev.avatars.domain.job.RenderStatus.Unknown;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.EmulatorSettings.History;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FaultRule;
import dev.avatars.fal.FalSettings.Hosts;
import dev.avatars.fal.FalSettings.Limits;
import dev.avatars.fal.FalSettings.Watching;
import dev.avatars.ports.AssetStorage.Upload;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads.Download;
import dev.avatars.ports.VideoDownloads.Opened;
import dev.avatars.ports.tck.SampleMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One whole job through the adapter and the emulator while one thing goes wrong, driven as plainly
 * as a caller may: what is free is tried again, the paid call never without proof.
 */
final class FaultRun implements AutoCloseable {
  private static final JobId JOB = new JobId("job00001");

  /** Longer than a busy machine takes to render, shorter than the patience of who runs tests. */
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4));

  private static final int TRIES = 4;
  private static final int LOOKS = 40;

  private final Catalog catalog = SmallCatalog.read();
  private final FalEmulator emulator;
  private final FalProvider fal;
  private final SampleMedia media;

  FaultRun(Path directory, Watching watching, FaultRule... faults) {
    emulator =
        FalEmulator.start(
            EmulatorSettings.seeded(7).virtualClock().toBuilder()
                .catalog(catalog)
                .history(History.EVERYTHING)
                .build());
    emulator.faults(faults);
    fal =
        FalProvider.of(
            FalSettings.with(Scene.KEY).toBuilder()
                .hosts(Hosts.under(emulator.uri()))
                .limits(LIMITS)
                .watching(watching)
                .clock(emulator.clock())
                .build());
    media = SampleMedia.in(directory);
  }

  /** How it ends, in words that are the same every time. */
  String ending() {
    Optional<URI> portrait = stored(() -> fal.assets().store(media.portrait(1)));
    Optional<URI> speech = stored(() -> fal.assets().store(media.speech(1), JOB));
    return portrait
        .flatMap(picture -> speech.map(sound -> submit(new StagedMedia(picture, sound))))
        .orElse("refused before anything was bought");
  }

  private static Optional<URI> stored(Supplier<Upload> storing) {
    for (int time = 0; time < TRIES; time++) {
      Optional<URI> address = storing.get().fold(Optional::of, refused -> Optional.empty());
      if (address.isPresent()) {
        return address;
      }
    }
    return Optional.empty();
  }

  private String submit(StagedMedia files) {
    Instant announced = emulator.clock().instant();
    SubmitOrder order = new SubmitOrder(JOB, catalog.model(Tier.STANDARD), files, "");
    Submission outcome = fal.submit(order);
    for (int time = 1; time < TRIES && mayBeTriedAgain(outcome); time++) {
      outcome = fal.submit(order);
    }
    return outcome.fold(
        accepted -> follow(accepted.ref(), ""),
        refused -> "refused, nothing spent: " + refused.failure().code(),
        lost -> found(fal.find(files, announced)));
  }

  private static boolean mayBeTriedAgain(Submission outcome) {
    return outcome.fold(ok -> false, no -> isForNow(no.failure()), lost -> false);
  }

  private static boolean isForNow(Failure failure) {
    return failure.disposition() == Disposition.RETRY;
  }

  private String found(Finding finding) {
    return finding.fold(
        ref -> follow(ref, "in doubt, found, "),
        () -> "in doubt: a person decides",
        failure -> "in doubt: looked for in vain so far");
  }

  private String follow(RemoteRef ref, String before) {
    RenderStatus last = fal.status(ref);
    for (int look = 1; look < LOOKS && isOpen(last); look++) {
      emulator.clock().advance(Duration.ofSeconds(5));
      last = fal.status(ref);
    }
    return before + words(ref, last);
  }

  private static boolean isOpen(RenderStatus status) {
    return status instanceof Unknown
        || status instanceof Rendering
        || status instanceof RenderStatus.Queued;
  }

  private String words(RemoteRef ref, RenderStatus status) {
    if (status instanceof Done done) {
      return fetched(done.video()) + bill(ref, done);
    }
    return status instanceof Failed failed
        ? "failed: " + failed.failure().code() + ", " + failed.failure().spend().words()
        : "waits on: " + status.getClass().getSimpleName();
  }

  private String bill(RemoteRef ref, Done done) {
    BilledCost told = done.billed().fold(known -> known, () -> fal.billed(ref));
    return told.fold(known -> ", billed " + known.amount().display(), () -> ", bill pending");
  }

  private String fetched(RemoteVideo video) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int time = 0; time < TRIES; time++) {
      if (isComplete(fal.downloads().open(video, whole.size()), whole)) {
        return "video";
      }
    }
    return "video not fetched yet";
  }

  private static boolean isComplete(Download download, ByteArrayOutputStream whole) {
    return download.fold(opened -> isCopied(opened, whole), refused -> false);
  }

  private static boolean isCopied(Opened opened, ByteArrayOutputStream whole) {
    if (opened.from() == 0) {
      whole.reset();
    }
    try (InputStream body = opened.body()) {
      body.transferTo(whole);
    } catch (IOException broken) {
      return false;
    }
    return opened.totalBytes() < 0 || whole.size() == opened.totalBytes();
  }

  /** How many renders were started, by the emulator's own book. */
  int started() {
    return (int)
        emulator.journal().submits().stream()
            .filter(submit -> submit.status() == 200 || submit.faults().contains("after"))
            .map(Exchange::requestId)
            .distinct()
            .count();
  }

  /** How many POSTs of the paid call there were. */
  int posts() {
    return emulator.journal().submits().size();
  }

  @Override
  public void close() {
    fal.close();
    emulator.close();
  }
}
