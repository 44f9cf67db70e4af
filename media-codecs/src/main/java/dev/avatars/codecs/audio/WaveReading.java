package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import dev.avatars.codecs.mpeg.MpegAudio;
import dev.avatars.codecs.riff.WaveEncoding;
import dev.avatars.codecs.riff.WaveFile;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Measures WAV files: blocks of samples, or frames of MPEG audio inside. */
final class WaveReading {
  private WaveReading() {}

  static AudioReading of(ByteSource source) throws IOException {
    return WaveFile.read(source)
        .then(file -> Reading.of(of(source, file)))
        .fold(Function.identity(), Findings::refused);
  }

  private static AudioReading of(ByteSource source, WaveFile file) throws IOException {
    boolean isMpeg = file.format().encoding() == WaveEncoding.MPEG;
    return isMpeg ? frames(source, file) : blocks(file);
  }

  private static AudioReading frames(ByteSource source, WaveFile file) throws IOException {
    return MpegAudio.measure(source, file.start(), file.end())
        .map(mpeg -> MpegReading.of(mpeg, AudioContainer.WAV))
        .orElseGet(() -> Findings.refused("a WAV file that promises MPEG audio and has none"));
  }

  private static AudioReading blocks(WaveFile file) {
    return Findings.measured(
        AudioContainer.WAV,
        codec(file.format().encoding()),
        file.format().sampleRate(),
        file.format().channels(),
        Findings.marks(file.missing(), 0),
        List.of(new AudioRun(file.start(), file.end(), 0, file.samples())));
  }

  private static AudioCodec codec(WaveEncoding encoding) {
    return switch (encoding) {
      case PCM -> AudioCodec.PCM_INTEGER;
      case FLOAT -> AudioCodec.PCM_FLOAT;
      case A_LAW -> AudioCodec.A_LAW;
      case MU_LAW -> AudioCodec.MU_LAW;
      case MS_ADPCM -> AudioCodec.MS_ADPCM;
      case IMA_ADPCM -> AudioCodec.IMA_ADPCM;
      case MPEG -> AudioCodec.MP3;
    };
  }
}
