package dev.avatars.renderer.motion;

/**
 * The pose of every frame of a clip, from its speech and a seed; the same for the same two on every
 * machine. Immutable and thread-safe.
 *
 * <pre>{@code
 * SpeechEnvelope speech = SpeechEnvelope.create(44_100, 25);
 * speech.add(pcm, pcm.length, 1);
 * Pose first = PoseTrack.of(speech, 7L).at(0);
 * }</pre>
 */
public final class PoseTrack {
  private final LipTrack lips;
  private final BlinkTrack blinks;
  private final HeadTrack head;

  private PoseTrack(LipTrack lips, BlinkTrack blinks, HeadTrack head) {
    this.lips = lips;
    this.blinks = blinks;
    this.head = head;
  }

  /** The poses for a finished envelope. */
  public static PoseTrack of(SpeechEnvelope speech, long seed) {
    LipTrack lips = LipTrack.of(speech);
    int framesPerSecond = speech.framesPerSecond();
    return new PoseTrack(
        lips,
        BlinkTrack.of(lips.frames(), framesPerSecond, seed),
        HeadTrack.of(lips, framesPerSecond, seed));
  }

  /** How many frames there are. */
  public int frames() {
    return lips.frames();
  }

  /** The pose of a frame from 0 to {@code frames() - 1}. */
  public Pose at(int frame) {
    return new Pose(
        lips.openness(frame),
        lips.spread(frame),
        blinks.closure(frame),
        lips.level(frame),
        head.at(frame));
  }
}
