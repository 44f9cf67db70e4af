package dev.avatars.codecs.aac;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.sourceforge.jaad.aac.Decoder;

/** Encoded sound, with an independent decoder's view of it. */
@SuppressWarnings("ArrayRecordComponent")
record Encoded(Sound sound, byte[] config, int primingSamples, List<byte[]> accessUnits) {

  static Encoded of(Sound sound, AacQuality quality) throws IOException {
    return inPieces(sound, quality, sound.frames() + 1);
  }

  /** Gives the sound to the encoder in pieces of a number of frames. */
  static Encoded inPieces(Sound sound, AacQuality quality, int piece) throws IOException {
    AacEncoder encoder = AacEncoder.create(sound.sampleRate(), sound.channels(), quality);
    List<byte[]> units = new ArrayList<>();
    AccessUnitSink sink =
        (bytes, offset, length) -> units.add(Arrays.copyOfRange(bytes, offset, offset + length));
    for (int start = 0; start < sound.frames(); start += piece) {
      int end = Math.min(start + piece, sound.frames());
      short[] part =
          Arrays.copyOfRange(sound.samples(), start * sound.channels(), end * sound.channels());
      encoder.encode(part, end - start, sink);
    }
    encoder.finish(sink);
    return new Encoded(sound, encoder.audioSpecificConfig(), encoder.primingSamples(), units);
  }

  double kilobitsPerSecond() {
    long bytes = accessUnits.stream().mapToLong(unit -> unit.length).sum();
    return bytes * 8.0 * sound.sampleRate() / sound.frames() / 1000;
  }

  /** Decodes with an independent decoder, and leaves out the priming samples. */
  float[] decodedChannel(int channel) {
    float[] decoded = new float[accessUnits.size() * AacEncoder.SAMPLES_PER_ACCESS_UNIT];
    Decoder decoder = decoder();
    int[] at = {0};
    for (byte[] unit : accessUnits) {
      decoder.decodeFrame(
          unit,
          (channels, length, rate) -> {
            System.arraycopy(channels.get(channel), 0, decoded, at[0], length);
            at[0] += length;
          });
    }
    return Arrays.copyOfRange(decoded, primingSamples, at[0]);
  }

  private Decoder decoder() {
    try {
      return Decoder.create(config);
    } catch (IOException e) {
      throw new AssertionError("the decoder refuses the configuration", e);
    }
  }

  /** How far the error of a channel lies below the sound, in decibels. */
  double signalToNoise(int channel) {
    float[] decoded = decodedChannel(channel);
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < sound.frames(); i++) {
      double sample = sound.samples()[i * sound.channels() + channel];
      double error = sample - decoded[i];
      signal += sample * sample;
      noise += error * error;
    }
    return 10 * StrictMath.log10(signal / noise);
  }
}
