package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.IsoSound;
import dev.avatars.codecs.iso.SoundCodec;
import java.io.IOException;
import java.util.List;

/** Measures MP4 files with sound. */
final class IsoReading {
  private IsoReading() {}

  static AudioReading of(ByteSource source) throws IOException {
    long end = source.length();
    return IsoSound.measure(source).fold(sound -> measured(sound, end), Findings::refused);
  }

  private static AudioReading measured(IsoSound sound, long end) {
    return Findings.measured(
        AudioContainer.MP4,
        codec(sound.codec()),
        sound.sampleRate(),
        sound.channels(),
        Findings.marks(sound.condition().isCut() ? 1 : 0, sound.condition().isDamaged() ? 1 : 0),
        List.of(new AudioRun(0, end, sound.lead(), sound.samples())));
  }

  private static AudioCodec codec(SoundCodec codec) {
    return switch (codec) {
      case AAC -> AudioCodec.AAC;
      case HE_AAC -> AudioCodec.HE_AAC;
      case MPEG -> AudioCodec.MP3;
      case ALAC -> AudioCodec.ALAC;
      case OPUS -> AudioCodec.OPUS;
      case FLAC -> AudioCodec.FLAC;
    };
  }
}
