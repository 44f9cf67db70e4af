package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.VideoFacts;
import java.nio.file.Path;

/** Checks MP4 files by their structure. */
final class Mp4Check implements VideoCheck {
  @Override
  public Checked<VideoFacts> check(Path file) {
    return new Checked.Failed<>(
        Failure.of(FailureCode.RESULT_UNUSABLE, "no probe yet " + file, Spend.CERTAIN));
  }
}
