package dev.avatars.renderer;

/** Hears how far a rendering is, and may stop it. */
public interface RenderProgress {
  /** Hears nothing and stops nothing. */
  RenderProgress IGNORED = (done, frames) -> {};

  /**
   * Told now and then, by the thread that called {@link TalkingPortrait#render}.
   *
   * @param done frames that are painted and encoded
   * @param frames frames of the whole video
   */
  void update(int done, int frames);

  /**
   * Whether the rendering shall stop. Asked often and by several threads; the rendering then ends
   * within a few frames as {@link RenderOutcome.Cancelled}.
   */
  default boolean isCancelled() {
    return false;
  }
}
