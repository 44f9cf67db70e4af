package dev.avatars.cli.wiring;

import com.google.inject.Injector;
import dev.avatars.application.AvatarStudio;
import dev.avatars.application.JobSteps;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;

/**
 * A studio that takes on the jobs of all, whoever started them. Closing it ends it after the steps
 * that are under way; jobs stay in the store as they are. Thread-safe.
 */
public final class Workshop implements AutoCloseable {
  private final AvatarStudio studio;
  private final JobStore store;
  private final Runnable look;
  private final Runnable end;

  private Workshop(AvatarStudio studio, JobStore store, Runnable look, Runnable end) {
    this.studio = studio;
    this.store = store;
    this.look = look;
    this.end = end;
  }

  /**
   * One that works until it is closed, together with all others on the same store.
   *
   * @param listener who is told which jobs move here
   * @throws StoreRefusedException when a server was named that cannot be used now
   */
  public static Workshop working(StudioSettings settings, JobListener listener) {
    return settings.data().server().isPresent()
        ? onServer(settings, listener)
        : onFile(settings, listener);
  }

  /** One that does nothing by itself: who has it calls {@link #steps}. */
  public static Workshop idle(StudioSettings settings, JobListener listener) {
    Injector parts = parts(settings, listener);
    parts.getInstance(AvatarStudio.Builder.class).drivenElsewhere();
    return made(parts, () -> {}, () -> {});
  }

  /** What others started on the same file is seen by looking; a server is looked at by itself. */
  public void look() {
    look.run();
  }

  /** The step that takes a job on. */
  public JobSteps steps() {
    return studio.steps();
  }

  /** Where it is written what is due. */
  public JobStore store() {
    return store;
  }

  @Override
  public void close() {
    end.run();
    studio.close();
  }

  private static Workshop onFile(StudioSettings settings, JobListener listener) {
    Injector parts = parts(settings, listener);
    AvatarStudio studio = Wiring.made(parts, AvatarStudio.class);
    studio.work();
    return made(parts, studio::work, () -> {});
  }

  private static Workshop onServer(StudioSettings settings, JobListener listener) {
    Injector parts = parts(settings, listener);
    parts.getInstance(AvatarStudio.Builder.class).drivenElsewhere();
    AvatarStudio studio = Wiring.made(parts, AvatarStudio.class);
    try {
      JdbcJobStore store = parts.getInstance(JdbcJobStore.class);
      return made(parts, () -> {}, ClusterTurns.taken(studio.steps(), store, settings.flow()));
    } catch (RuntimeException refused) {
      studio.close();
      throw refused;
    }
  }

  private static Workshop made(Injector parts, Runnable look, Runnable end) {
    return new Workshop(
        Wiring.made(parts, AvatarStudio.class), parts.getInstance(JdbcJobStore.class), look, end);
  }

  private static Injector parts(StudioSettings settings, JobListener listener) {
    Injector injector = Wiring.injector(settings);
    Wiring.made(injector, AvatarStudio.Builder.class).listener(listener);
    return injector;
  }
}
