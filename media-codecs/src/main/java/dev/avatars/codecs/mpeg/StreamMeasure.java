package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the frames of a stream, run by run. A frame with an {@link InfoTag} has no sound and
 * begins a new run.
 *
 * <p>Delay and padding are taken off by the first tag alone, and only when it counts the frames of
 * its run right, since decoders obey no later one.
 */
final class StreamMeasure {
  /** A decoder of layer III yields this many samples before the first that was put in. */
  private static final int DECODER_DELAY = 529;

  /** More are no files glued together; the list must not grow with a hostile file. */
  private static final int MOST_RUNS = 1000;

  private final ByteSource source;
  private final FrameFinder.Start start;
  private final MpegFrames frames;
  private final List<MpegRun> runs = new ArrayList<>();
  private final int samplesPerFrame;
  private Optional<InfoTag> firstTag = Optional.empty();
  private long runStart;
  private long runEnd;
  private long runFrames;
  private long firstPosition = -1;

  StreamMeasure(ByteSource source, FrameFinder.Start start, long end) {
    this.source = source;
    this.start = start;
    this.frames = new MpegFrames(source, start, end);
    this.samplesPerFrame = start.header().samples();
  }

  Optional<MpegAudio> measured(long from) throws IOException {
    while (frames.next()) {
      count();
    }
    endRun();
    return runs.isEmpty() ? Optional.empty() : Optional.of(audio(start.position() - from));
  }

  private MpegAudio audio(long junkBefore) {
    FrameHeader header = start.header();
    return new MpegAudio(
        header.layer(),
        header.sampleRate(),
        header.channels(),
        runs,
        junkBefore,
        frames.unreadable(),
        Math.max(frames.missing(), missingByTag()));
  }

  private void count() throws IOException {
    boolean isFirst = firstPosition < 0;
    firstPosition = isFirst ? frames.position() : firstPosition;
    Optional<InfoTag> tag = InfoTag.in(source, frames);
    if (tag.isPresent() && runs.size() < MOST_RUNS) {
      endRun();
      firstTag = isFirst ? tag : firstTag;
    } else if (tag.isEmpty()) {
      countSound();
    }
  }

  private void countSound() {
    runStart = runFrames == 0 ? frames.position() : runStart;
    runEnd = frames.position() + frames.length();
    runFrames++;
  }

  private void endRun() {
    if (runFrames > 0) {
      runs.add(run());
      runFrames = 0;
    }
  }

  private MpegRun run() {
    long decoded = runFrames * samplesPerFrame;
    return firstTag
        .filter(tag -> runs.isEmpty() && isRight(tag, decoded))
        .map(tag -> trimmed(tag, decoded))
        .orElseGet(() -> new MpegRun(runStart, runEnd, 0, decoded));
  }

  private boolean isRight(InfoTag tag, long decoded) {
    return tag.hasDelays() && tag.frames() == runFrames && tag.delay() + tag.padding() < decoded;
  }

  private MpegRun trimmed(InfoTag tag, long decoded) {
    long presented = decoded - tag.delay() - tag.padding();
    return new MpegRun(runStart, runEnd, tag.delay() + DECODER_DELAY, presented);
  }

  /** The bytes that the first tag promises beyond the last frame; one is within rounding. */
  private long missingByTag() {
    long last = runs.get(runs.size() - 1).end();
    return firstTag
        .map(tag -> firstPosition + tag.bytes() - last)
        .filter(lost -> lost > 1)
        .orElse(0L);
  }
}
