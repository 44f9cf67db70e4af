package dev.avatars.cli.wiring;

import com.google.inject.Injector;
import dev.avatars.application.AvatarStudio;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;
import java.util.function.UnaryOperator;

/**
 * The studio of the command line as it is wired there, with somebody who looks on.
 *
 * @param studio the studio; closing it closes the store, too
 * @param store its store
 */
public record WatchedStudio(AvatarStudio studio, JobStore store) {
  /**
   * Puts it together.
   *
   * @param listener who is told what happens
   * @param law what becomes of the store before the studio gets it; nothing as a rule
   */
  public static WatchedStudio of(
      StudioSettings settings, JobListener listener, UnaryOperator<JobStore> law) {
    Injector injector = Wiring.injector(settings);
    JdbcJobStore store = injector.getInstance(JdbcJobStore.class);
    AvatarStudio.Builder parts = injector.getInstance(AvatarStudio.Builder.class);
    parts.store(law.apply(store), store).listener(listener);
    return new WatchedStudio(injector.getInstance(AvatarStudio.class), store);
  }
}
