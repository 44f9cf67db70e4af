package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.aac.AacDecoder;
import dev.avatars.codecs.alac.AlacDecoder;
import dev.avatars.codecs.audio.CodecSetup;
import dev.avatars.codecs.flac.FlacDecoder;
import dev.avatars.codecs.riff.WaveFormat;
import java.util.List;

/**
 * The decoder for every kind of setup. A setup that says what cannot be raises a {@link
 * RuntimeException}, as a packet does.
 */
final class PacketDecoders implements CodecSetup.Cases<PacketDecoder> {
  @Override
  public PacketDecoder wave(CodecSetup.Wave setup) {
    WaveFormat format = setup.format();
    return switch (format.encoding()) {
      case PCM -> plain(integers(format), format);
      case FLOAT -> plain(floats(format), format);
      case A_LAW -> plain(SampleFormat.A_LAW, format);
      case MU_LAW -> plain(SampleFormat.MU_LAW, format);
      case MS_ADPCM -> new MsAdpcm(format);
      case IMA_ADPCM -> new ImaAdpcm(format);
      case MPEG -> new MpegPackets();
    };
  }

  @Override
  public PacketDecoder mpeg(CodecSetup.Mpeg setup) {
    return new MpegPackets();
  }

  @Override
  public PacketDecoder aac(CodecSetup.Aac setup) {
    return new AacPackets(AacDecoder.create(setup.config().toArray()));
  }

  @Override
  public PacketDecoder alac(CodecSetup.Alac setup) {
    return new AlacPackets(AlacDecoder.create(setup.cookie().toArray()));
  }

  @Override
  public PacketDecoder vorbis(CodecSetup.Vorbis setup) {
    return new VorbisPackets(
        List.of(
            setup.identification().toArray(), setup.comment().toArray(), setup.setup().toArray()));
  }

  @Override
  public PacketDecoder opus(CodecSetup.Opus setup) {
    return OpusPackets.create(OpusHead.parse(setup.head().toArray()));
  }

  @Override
  public PacketDecoder flac(CodecSetup.Flac setup) {
    return new FlacPackets(FlacDecoder.create(setup.streamInfo().toArray()));
  }

  private static PacketDecoder plain(SampleFormat sample, WaveFormat format) {
    return new PlainSamples(sample, format);
  }

  private static SampleFormat integers(WaveFormat format) {
    int bytes = (format.bitsPerSample() + 7) / 8;
    return switch (bytes) {
      case 1 -> SampleFormat.UNSIGNED_8;
      case 2 -> SampleFormat.SIGNED_16;
      case 3 -> SampleFormat.SIGNED_24;
      case 4 -> SampleFormat.SIGNED_32;
      default -> throw unsupported(format, "8, 16, 24, 32");
    };
  }

  private static SampleFormat floats(WaveFormat format) {
    return switch (format.bitsPerSample()) {
      case 32 -> SampleFormat.FLOAT_32;
      case 64 -> SampleFormat.FLOAT_64;
      default -> throw unsupported(format, "32, 64");
    };
  }

  private static CodedDataException unsupported(WaveFormat format, String allowed) {
    return new CodedDataException(
        format.encoding() + " of " + format.bitsPerSample() + " bits; allowed: " + allowed);
  }
}
