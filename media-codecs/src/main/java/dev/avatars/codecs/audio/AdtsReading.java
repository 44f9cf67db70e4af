package dev.avatars.codecs.audio;

import dev.avatars.codecs.adts.AdtsAudio;
import java.util.List;

/** Turns a measured ADTS stream into facts. */
final class AdtsReading {
  private AdtsReading() {}

  static AudioReading of(AdtsAudio audio) {
    if (Findings.isMostlyUnreadable(audio.start(), audio.end(), audio.unreadable())) {
      return Findings.refused("bytes most of which are no AAC");
    }
    if (audio.channels().isEmpty()) {
      return Findings.refused("AAC whose channels only its frames tell");
    }
    return Findings.measured(
        AudioContainer.ADTS,
        AudioCodec.AAC,
        audio.sampleRate(),
        audio.channels().get(),
        Findings.marks(audio.missing(), audio.unreadable()),
        List.of(new AudioRun(audio.start(), audio.end(), 0, audio.samples())));
  }
}
