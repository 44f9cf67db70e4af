package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.ogg.OggCodec;
import dev.avatars.codecs.ogg.OggLink;
import dev.avatars.codecs.ogg.OggSound;
import java.io.IOException;

/** Measures Ogg files. */
final class OggReading {
  private OggReading() {}

  static AudioReading of(ByteSource source) throws IOException {
    return OggSound.measure(source).fold(OggReading::measured, Findings::refused);
  }

  private static AudioReading measured(OggSound sound) {
    return Findings.measured(
        AudioContainer.OGG,
        codec(sound.codec()),
        sound.sampleRate(),
        sound.channels(),
        Findings.marks(sound.condition().isCut() ? 1 : 0, sound.condition().isDamaged() ? 1 : 0),
        sound.links().stream().map(OggReading::run).toList());
  }

  private static AudioRun run(OggLink link) {
    return new AudioRun(link.start(), link.end(), link.lead(), link.samples());
  }

  private static AudioCodec codec(OggCodec codec) {
    return switch (codec) {
      case VORBIS -> AudioCodec.VORBIS;
      case OPUS -> AudioCodec.OPUS;
      case FLAC -> AudioCodec.FLAC;
    };
  }
}
