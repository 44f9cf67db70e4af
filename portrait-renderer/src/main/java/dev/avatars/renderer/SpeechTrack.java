package dev.avatars.renderer;

import dev.avatars.codecs.aac.AacEncoder;
import dev.avatars.codecs.aac.AacQuality;
import dev.avatars.codecs.aac.AccessUnitSink;
import dev.avatars.codecs.mp4.AudioTrack;
import dev.avatars.codecs.pcm.Downmix;
import dev.avatars.codecs.pcm.PcmDecoder;
import dev.avatars.codecs.pcm.Resampler;
import dev.avatars.renderer.motion.SpeechEnvelope;
import java.io.IOException;

/**
 * Turns decoded speech into the sound track of the video and, on the way, into the envelope that
 * moves the lips: both hear the very same samples, so that they cannot drift apart. At most two
 * channels, and a sample rate that AAC can name. Holds one block of samples at a time.
 */
final class SpeechTrack {
  private static final int BLOCK = 4096;
  private static final int HIGHEST_RATE = 48_000;

  private final PcmDecoder decoder;
  private final int channels;
  private final int sampleRate;
  private final AacEncoder encoder;
  private final SpeechEnvelope envelope;

  private SpeechTrack(PcmDecoder decoder, int framesPerSecond) {
    this.decoder = decoder;
    this.channels = Math.min(2, decoder.channels());
    this.sampleRate = rateFor(decoder.sampleRate());
    this.encoder = AacEncoder.create(sampleRate, channels, AacQuality.SPEECH);
    this.envelope = SpeechEnvelope.create(sampleRate, framesPerSecond);
  }

  static SpeechTrack of(PcmDecoder decoder, int framesPerSecond) {
    return new SpeechTrack(decoder, framesPerSecond);
  }

  AudioTrack audioTrack() {
    return new AudioTrack(
        sampleRate, channels, encoder.primingSamples(), encoder.audioSpecificConfig());
  }

  SpeechEnvelope envelope() {
    return envelope;
  }

  int sampleRate() {
    return sampleRate;
  }

  /** Samples of each channel encoded so far. */
  long samples() {
    return encoder.encodedSamples();
  }

  /** Encodes all of the speech, unless it is cancelled meanwhile. */
  void encode(AccessUnitSink sink, RenderProgress progress) throws IOException {
    short[] decoded = new short[BLOCK * decoder.channels()];
    short[] mixed = new short[BLOCK * channels];
    Downmix downmix = Downmix.create(decoder.channels(), channels);
    Resampler resampler = Resampler.create(decoder.sampleRate(), sampleRate, channels);
    short[] resampled = new short[resampler.maxFrames(BLOCK) * channels];
    int frames = decoder.read(decoded, 0, BLOCK);
    while (frames > 0 && !progress.isCancelled()) {
      downmix.apply(decoded, frames, mixed);
      take(resampled, resampler.push(mixed, 0, frames, resampled), sink);
      frames = decoder.read(decoded, 0, BLOCK);
    }
    take(resampled, resampler.finish(resampled), sink);
    encoder.finish(sink);
  }

  private void take(short[] interleaved, int frames, AccessUnitSink sink) throws IOException {
    envelope.add(interleaved, frames, channels);
    encoder.encode(interleaved, frames, sink);
  }

  /** The same rate if AAC knows it, otherwise the next higher one, and 48 kHz at the most. */
  private static int rateFor(int rate) {
    return AacEncoder.sampleRates().stream()
        .mapToInt(Integer::intValue)
        .filter(candidate -> candidate >= Math.min(rate, HIGHEST_RATE))
        .min()
        .orElse(HIGHEST_RATE);
  }
}
