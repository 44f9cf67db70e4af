package dev.avatars.domain.failure;

/** Every way in which a job can fail, each with what to do about it. */
public enum FailureCode {
  /** The provider refuses the request as it is: a field, a format, a limit. */
  REQUEST_REFUSED(Disposition.FIX_REQUEST, "change what the message names and start again"),
  /** The provider's content rules refuse the picture, the speech or the prompt. */
  CONTENT_REFUSED(Disposition.FIX_REQUEST, "use another picture, speech or prompt"),
  /** The provider finds no usable face in the picture. */
  FACE_NOT_FOUND(Disposition.FIX_REQUEST, "use a picture with one large, frontal face"),
  /** The key is missing, wrong or not allowed to do this. */
  CREDENTIALS_REFUSED(
      Disposition.FIX_SETUP, "set a valid key; 'avatar doctor' shows which is used"),
  /** The provider does not know the model. */
  MODEL_UNKNOWN(Disposition.FIX_SETUP, "choose one of 'avatar models'"),
  /** The account is locked or out of balance. */
  ACCOUNT_LOCKED(
      Disposition.PAUSE, "put the account in order; waiting jobs continue by themselves"),
  /** Too many requests at once. */
  THROTTLED(Disposition.RETRY, "nothing to do; it is tried again by itself"),
  /** The provider could not be reached, and nothing was sent. */
  UNREACHABLE(Disposition.RETRY, "check the network; it is tried again by itself"),
  /** The provider failed in a way that may pass. */
  PROVIDER_FAULT(Disposition.RETRY, "nothing to do; it is tried again by itself"),
  /** The provider gave up on rendering. */
  RENDER_FAILED(Disposition.GIVE_UP, "start a new job if the message gives you reason to"),
  /** The provider forgot the request or its result. */
  RESULT_GONE(Disposition.GIVE_UP, "ask the provider with the request id"),
  /** What was fetched is not a playable video. */
  RESULT_UNUSABLE(Disposition.GIVE_UP, "ask the provider with the request id"),
  /** This machine could not keep the file: disk full, read-only and the like. */
  STORAGE_FAILED(Disposition.RETRY, "free the disk; the video is fetched again by itself"),
  /** A person decided to let the job go. */
  ABANDONED(Disposition.GIVE_UP, "start a new job when you want the video after all");

  private final Disposition disposition;
  private final String nextStep;

  FailureCode(Disposition disposition, String nextStep) {
    this.disposition = disposition;
    this.nextStep = nextStep;
  }

  /** What should happen next, as a class. */
  public Disposition disposition() {
    return disposition;
  }

  /** What should happen next, in words. */
  public String nextStep() {
    return nextStep;
  }
}
