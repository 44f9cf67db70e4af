package dev.avatars.cli;

import dev.avatars.application.AvatarException;

/** One exit code for each decision that a caller has to take. */
enum ExitCode {
  /** All is done. */
  DONE(0),
  /** It failed, and there is nothing to decide. */
  FAILED(1),
  /** The command or an input has to change. */
  BAD_INPUT(2),
  /** Keys, settings or the installation have to change. */
  BAD_SETUP(3),
  /** The job goes on; it can be collected later. */
  STILL_RUNNING(4),
  /** Nobody knows whether the provider has the job. */
  IN_DOUBT(5),
  /** More money has to be allowed. */
  OVER_BUDGET(6),
  /** The provider's account has to be put in order. */
  PAUSED(7),
  /** Some rows of a batch are done, others not. */
  PARTLY_DONE(8),
  /** The user interrupted the run. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitCode of(AvatarException failure) {
    return switch (failure.decision()) {
      case FIX_REQUEST -> BAD_INPUT;
      case FIX_SETUP -> BAD_SETUP;
      case ALLOW_MORE -> OVER_BUDGET;
      case WAIT -> STILL_RUNNING;
      case RESOLVE -> IN_DOUBT;
      case FIX_ACCOUNT -> PAUSED;
      case GIVE_UP -> FAILED;
    };
  }
}
