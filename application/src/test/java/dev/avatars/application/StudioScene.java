package dev.avatars.application;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.FakeWorld;
import dev.avatars.fake.Journal;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A studio in a fake world, with a portrait and a speech at hand. Videos are tiny, so that a test
 * renders one in a moment.
 */
final class StudioScene implements AutoCloseable {
  static final SpendLimit ENOUGH = SpendLimit.usd("5.00");

  final FakeWorld world;
  final SampleMedia media;

  private final Map<Integer, AvatarDraft> drafts = new HashMap<>();
  private AvatarStudio studio;

  StudioScene(Path folder) {
    this(folder, FakeSettings.seeded(7));
  }

  StudioScene(Path folder, FakeSettings settings) {
    world = FakeWorld.create(settings);
    media = SampleMedia.in(folder);
    studio = builder().build();
  }

  AvatarStudio studio() {
    return studio;
  }

  /** Another studio over the same world, as after a restart. */
  AvatarStudio restarted() {
    studio.close();
    studio = builder().build();
    return studio;
  }

  AvatarStudio with(Budget budget) {
    studio.close();
    studio = builder().budget(budget).build();
    return studio;
  }

  AvatarStudio with(JobListener listener) {
    studio.close();
    studio = builder().listener(listener).build();
    return studio;
  }

  AvatarStudio with(Catalog catalog) {
    studio.close();
    studio = builder().catalog(catalog).build();
    return studio;
  }

  AvatarStudio with(JobStore store) {
    return built(builder().store(store, world.ledger()));
  }

  /** Another studio, of a changed builder. */
  AvatarStudio built(AvatarStudio.Builder builder) {
    studio.close();
    studio = builder.build();
    return studio;
  }

  /** Takes a job on, step by step in one thread, until a condition holds or it is at rest. */
  Job driven(JobId id, Predicate<Job> until) {
    Optional<Instant> due = Optional.of(now());
    while (due.isPresent() && !until.test(job(id))) {
      world.clock().set(due.get().isAfter(now()) ? due.get() : now());
      due = studio.steps().step(id);
    }
    return job(id);
  }

  /** Takes a job on until nothing more happens to it. */
  Job drivenToRest(JobId id) {
    return driven(id, Job::isAtRest);
  }

  Job job(JobId id) {
    return world.jobs().find(id).orElseThrow();
  }

  Instant now() {
    return world.clock().instant();
  }

  /** The so-manieth work: the same number is the same files, written once. */
  AvatarDraft draft(int number) {
    return drafts.computeIfAbsent(
        number,
        unwritten ->
            AvatarDraft.of(media.portrait(number).source(), media.speech(number).source()));
  }

  int bought(Job job) {
    return world.journal().accepted(job.id());
  }

  int bought() {
    return world.journal().count(Journal.Event.ACCEPTED);
  }

  /** The built-in catalogue with small pictures, and changed as told. */
  static Catalog catalog(String key, String value) {
    try {
      String properties = Catalog.builtInText();
      String small = properties.replaceAll("output.pixels = [0-9]+", "output.pixels = 6400");
      return Catalog.parse(new StringReader(small + "\n" + key + " = " + value + "\n"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Catalog smallPictures() {
    return catalog("kling-avatar-v2-pro.tier", "pro");
  }

  AvatarStudio.Builder builder() {
    return AvatarStudio.offlineIn(world)
        .probe(new LocalMediaProbe())
        .catalog(smallPictures())
        .chance(new SplittableRandom(11));
  }

  @Override
  public void close() {
    studio.close();
    world.close();
  }
}
