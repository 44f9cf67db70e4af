package dev.avatars.ports;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.RenderStatus;

/**
 * Is told what happens to jobs, after it was written. A listener that throws is logged and changes
 * nothing; it is called on the engine's threads and should be quick.
 */
public interface JobListener {
  /** A job was created or is in a new state. */
  void moved(Job job);

  /** News came about a job that the provider has; it may not have changed its state. */
  default void heard(Job job, RenderStatus news) {}
}
