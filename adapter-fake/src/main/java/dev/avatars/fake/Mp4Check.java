package dev.avatars.fake;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.iso.Mp4Facts;
import dev.avatars.codecs.iso.Mp4Probe;
import dev.avatars.codecs.iso.TrackLength;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.VideoFacts;
import java.io.IOException;
import java.nio.file.Path;

/** Checks MP4 files by their structure: every frame and every sample must be in the file. */
final class Mp4Check implements VideoCheck {
  private static final int NANOS = 1_000_000_000;

  @Override
  public Checked<VideoFacts> check(Path file) throws IOException {
    try (ByteSource source = ByteSource.of(file)) {
      return Mp4Probe.probe(source).fold(Mp4Check::whole, Mp4Check::unusable);
    }
  }

  private static Checked<VideoFacts> whole(Mp4Facts facts) {
    return facts.isTruncated()
        ? unusable(new Refusal("an MP4 file that ends before its tracks do", "a whole MP4 file"))
        : new Checked.Passed<>(facts(facts));
  }

  private static VideoFacts facts(Mp4Facts facts) {
    return new VideoFacts(
        facts.width(),
        facts.height(),
        length(facts.video()),
        facts.sound().map(Mp4Check::length).orElse(MediaLength.ZERO));
  }

  /** Exact for every timescale that fits an int, which those beyond nanoseconds do not need. */
  private static MediaLength length(TrackLength length) {
    return length.timescale() <= NANOS
        ? new MediaLength(length.ticks(), (int) length.timescale())
        : MediaLength.of(length.toDuration());
  }

  private static <T> Checked<T> unusable(Refusal refusal) {
    return new Checked.Failed<>(
        Failure.of(FailureCode.RESULT_UNUSABLE, "video: " + refusal, Spend.CERTAIN));
  }
}
