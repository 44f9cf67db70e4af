package dev.avatars.codecs.audio;

import dev.avatars.codecs.mpeg.MpegAudio;
import dev.avatars.codecs.mpeg.MpegRun;

/** Turns measured MPEG audio into facts. */
final class MpegReading {
  private MpegReading() {}

  static AudioReading of(MpegAudio audio, AudioContainer container) {
    long start = audio.runs().get(0).start();
    long end = audio.runs().get(audio.runs().size() - 1).end();
    if (Findings.isMostlyUnreadable(start, end, audio.unreadable())) {
      return Findings.refused("bytes most of which are no MPEG audio");
    }
    return Findings.measured(
        container,
        codec(audio.layer()),
        audio.sampleRate(),
        audio.channels(),
        Findings.marks(audio.missing(), audio.unreadable()),
        audio.runs().stream().map(MpegReading::run).toList());
  }

  private static AudioRun run(MpegRun run) {
    return new AudioRun(run.start(), run.end(), run.lead(), run.samples());
  }

  private static AudioCodec codec(int layer) {
    return switch (layer) {
      case 1 -> AudioCodec.MP1;
      case 2 -> AudioCodec.MP2;
      default -> AudioCodec.MP3;
    };
  }
}
