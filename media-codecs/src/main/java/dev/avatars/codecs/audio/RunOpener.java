package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.adts.AdtsAudio;
import dev.avatars.codecs.adts.AdtsFrames;
import dev.avatars.codecs.iso.IsoPackets;
import dev.avatars.codecs.mpeg.MpegFrames;
import dev.avatars.codecs.ogg.OggPackets;
import dev.avatars.codecs.riff.WaveFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Opens the packets of a run by the container that it lies in. */
final class RunOpener {
  private final ByteSource source;
  private final AudioFacts facts;

  RunOpener(ByteSource source, AudioFacts facts) {
    this.source = source;
    this.facts = facts;
  }

  /** The packets; nothing where the file is no longer what was measured. */
  Optional<PacketRun> open(AudioRun run) throws IOException {
    return switch (facts.container()) {
      case MP3 -> Optional.of(mpeg(run));
      case ADTS -> adts(run);
      case WAV -> isMpeg() ? Optional.of(mpeg(run)) : wave(run);
      case OGG -> ogg(run);
      case MP4 -> Optional.of(iso(run));
    };
  }

  private boolean isMpeg() {
    return switch (facts.codec()) {
      case MP1, MP2, MP3 -> true;
      default -> false;
    };
  }

  private PacketRun mpeg(AudioRun run) throws IOException {
    MpegFrames frames = MpegFrames.from(source, run.start(), run.end());
    return new MeasuredRun(
        run, new CodecSetup.Mpeg(), new SlicePackets(source, new MpegSlices(frames)));
  }

  private Optional<PacketRun> adts(AudioRun run) throws IOException {
    AdtsFrames frames = AdtsFrames.from(source, run.start(), run.end());
    PacketSource packets = new SlicePackets(source, new AdtsSlices(frames));
    return AdtsAudio.measure(source, run.start(), run.end())
        .map(audio -> new CodecSetup.Aac(HeaderBytes.of(audio.audioSpecificConfig())))
        .map(setup -> new MeasuredRun(run, setup, packets));
  }

  private Optional<PacketRun> wave(AudioRun run) throws IOException {
    Optional<WaveFile> file = WaveFile.read(source).fold(Optional::of, refusal -> Optional.empty());
    return file.map(
        found ->
            new MeasuredRun(
                run,
                new CodecSetup.Wave(found.format()),
                new SlicePackets(source, new WaveSlices(found))));
  }

  private Optional<PacketRun> ogg(AudioRun run) throws IOException {
    OggPackets packets = OggPackets.of(source, run.start(), run.end());
    List<HeaderBytes> headers = packets.headers().stream().map(HeaderBytes::of).toList();
    return oggSetup(headers)
        .map(setup -> new MeasuredRun(run, setup, new OggPacketSource(packets)));
  }

  private Optional<CodecSetup> oggSetup(List<HeaderBytes> headers) {
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    return switch (facts.codec()) {
      case VORBIS ->
          Optional.of(new CodecSetup.Vorbis(headers.get(0), headers.get(1), headers.get(2)));
      case OPUS -> Optional.of(new CodecSetup.Opus(headers.get(0)));
      default -> Optional.of(new CodecSetup.Flac(headers.get(0)));
    };
  }

  private PacketRun iso(AudioRun run) throws IOException {
    IsoPackets packets = IsoPackets.of(source);
    return new MeasuredRun(
        run, isoSetup(HeaderBytes.of(packets.config())), new IsoPacketSource(packets));
  }

  private CodecSetup isoSetup(HeaderBytes config) {
    return switch (facts.codec()) {
      case ALAC -> new CodecSetup.Alac(config);
      case OPUS -> new CodecSetup.Opus(config);
      case FLAC -> new CodecSetup.Flac(config);
      case AAC, HE_AAC -> new CodecSetup.Aac(config);
      default -> new CodecSetup.Mpeg();
    };
  }
}
