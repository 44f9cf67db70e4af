package dev.avatars.application;

/** What became of news that came by themselves. */
public enum Hearing {
  /** They were looked at and written where they changed something. */
  TAKEN,
  /** They are about a job that nothing more will happen to, or that there is not. */
  OLD,
  /** The job is in other hands just now: whoever sent them should send them again. */
  NOT_NOW
}
