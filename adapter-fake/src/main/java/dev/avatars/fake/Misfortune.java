package dev.avatars.fake;

/**
 * Something that goes wrong in a fake world when a test asks for it. Each one strikes at one kind
 * of call; {@link Script} says at which of them.
 *
 * <pre>{@code
 * world.next(Misfortune.LOSES_THE_REPLY);
 * world.script(Misfortune.BREAKS_THE_DOWNLOAD.onCall(2), Misfortune.THROTTLES.times(3));
 * }</pre>
 */
public enum Misfortune {
  /** A submit is refused because of too many requests, with the wait to keep before the next. */
  THROTTLES(Occasion.SUBMIT),
  /** The account is found empty: this submit and all later ones are refused until unlocked. */
  LOCKS_THE_ACCOUNT(Occasion.SUBMIT),
  /** A submit is refused because of its key. */
  REFUSES_THE_KEY(Occasion.SUBMIT),
  /** A submit does not reach the provider, and that is certain. */
  IS_UNREACHABLE(Occasion.SUBMIT),
  /** A submit is taken and rendered, but the reply never arrives. */
  LOSES_THE_REPLY(Occasion.SUBMIT),
  /** A submit leaves, is never taken, and the reply never arrives either. */
  LOSES_THE_REQUEST(Occasion.SUBMIT),

  /** A submit is refused by the rules about content before anything is rendered. */
  REFUSES_THE_REQUEST(Occasion.SUBMIT),

  /** The rendering breaks down on its way. */
  FAILS_RENDERING(Occasion.RENDERING),
  /** The rules about content refuse the picture, the speech or the prompt. */
  REFUSES_THE_CONTENT(Occasion.RENDERING),
  /** No face is found in the picture. */
  FINDS_NO_FACE(Occasion.RENDERING),
  /** The video ends in the middle of the speech. */
  RETURNS_A_SHORT_VIDEO(Occasion.RENDERING),
  /** The video goes on for 1.5 s after the speech, as has been measured of the real models. */
  RETURNS_A_PADDED_VIDEO(Occasion.RENDERING),
  /** The video has no sound. */
  RETURNS_A_SILENT_VIDEO(Occasion.RENDERING),
  /** The wish to stop the rendering is taken and has no effect. */
  IGNORES_THE_CANCEL(Occasion.RENDERING),
  /** What was billed is told an hour after the end only. */
  TELLS_THE_BILL_LATE(Occasion.RENDERING),
  /** What was billed is not told. */
  KEEPS_THE_BILL_OPEN(Occasion.RENDERING),

  /** The status cannot be had this time. */
  HIDES_THE_STATUS(Occasion.STATUS),
  /** The request that is asked about is forgotten for good. */
  FORGETS_THE_REQUEST(Occasion.STATUS),

  /** The wish to stop a request does not arrive. */
  LOSES_THE_CANCEL(Occasion.CANCEL),

  /** A file cannot be stored this time. */
  REFUSES_THE_UPLOAD(Occasion.UPLOAD),

  /** The bytes of a video stop coming half-way. */
  BREAKS_THE_DOWNLOAD(Occasion.DOWNLOAD),
  /** A video cannot be had this time. */
  REFUSES_THE_DOWNLOAD(Occasion.DOWNLOAD),
  /** A video is gone for good. */
  LOSES_THE_VIDEO(Occasion.DOWNLOAD);

  private final Occasion occasion;

  Misfortune(Occasion occasion) {
    this.occasion = occasion;
  }

  /** Strikes once, at the so-manieth call of its kind from now; 1 is the next. */
  public Script onCall(int number) {
    return new Script(this, number, 1);
  }

  /** Strikes at each of the next so many calls of its kind. */
  public Script times(int calls) {
    return new Script(this, 1, calls);
  }

  /** Strikes at every call of its kind, for good. */
  public Script always() {
    return new Script(this, 1, Integer.MAX_VALUE);
  }

  Occasion occasion() {
    return occasion;
  }

  /** The kinds of calls at which something can go wrong. */
  enum Occasion {
    /** The paid call. */
    SUBMIT,
    /** A request has its turn. */
    RENDERING,
    /** A request's status is asked. */
    STATUS,
    /** A request is to be stopped. */
    CANCEL,
    /** A file is stored. */
    UPLOAD,
    /** A video is opened. */
    DOWNLOAD
  }
}
