package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/** Reads the sample description of a track with sound. */
final class SoundEntryReader {
  private static final int ALAC_CONFIG = 24;
  private static final int OPUS_RATE = 48_000;
  private static final int OPUS_CONFIG = 11;
  private static final int STREAM_INFO = 34;
  private static final int METADATA_HEADER = 4;
  private static final int LONGEST_CONFIG = 1024;
  private static final int SAMPLES_OF_LAYER_3 = 1152;
  private static final int SAMPLES_OF_LAYER_3_AT_LOW_RATES = 576;
  private static final int LOWEST_FULL_RATE = 32_000;

  private final ByteSource source;
  private final Box entry;

  SoundEntryReader(ByteSource source, Box entry) {
    this.source = source;
    this.entry = entry;
  }

  /** What the description says; refused where the codec is none of those listed. */
  Reading<SoundEntry> read() throws IOException {
    return switch (entry.type()) {
      case "mp4a" -> elementaryStream();
      case ".mp3" -> Reading.of(mpeg());
      case "alac" -> alac();
      case "Opus" -> opus();
      case "fLaC" -> flac();
      default -> refused("coded as '%s'".formatted(printable(entry.type())));
    };
  }

  private static String printable(String type) {
    return type.replaceAll("[^ -~]", "?");
  }

  private static Reading<SoundEntry> refused(String how) {
    return Reading.refused("an MP4 file with sound " + how, IsoSound.ALLOWED);
  }

  /** QuickTime's versions 1 and 2 add fields before the boxes (QuickTime File Format, Sound). */
  private Optional<Box> child(String type) throws IOException {
    int version = source.u16(entry.body() + 8);
    int fields = 28 + (version == 1 ? 16 : version == 2 ? 36 : 0);
    Optional<Box> wave = Boxes.between(source, entry.body() + fields, entry.end()).next("wave");
    Optional<Box> direct = Boxes.between(source, entry.body() + fields, entry.end()).next(type);
    return direct.isPresent() || wave.isEmpty() ? direct : Boxes.first(source, wave.get(), type);
  }

  private int channels() throws IOException {
    return Math.max(1, Math.min(255, source.u16(entry.body() + 16)));
  }

  private int sampleRate() throws IOException {
    return (int) (Math.max(0, source.u32(entry.body() + 24)) >>> 16);
  }

  private Reading<SoundEntry> elementaryStream() throws IOException {
    Optional<Box> esds = child("esds");
    Optional<ElementaryStream> stream =
        esds.isEmpty() ? Optional.empty() : ElementaryStream.of(source, esds.get());
    if (stream.isEmpty()) {
      return refused("whose decoder configuration is missing");
    }
    return switch (stream.get().objectType()) {
      case 0x40, 0x66, 0x67, 0x68 -> aac(stream.get());
      case 0x69, 0x6B -> Reading.of(mpeg());
      default -> refused("of object type 0x%02X".formatted(stream.get().objectType()));
    };
  }

  private Reading<SoundEntry> aac(ElementaryStream stream) throws IOException {
    byte[] bytes = bytes(stream.configStart(), stream.configEnd());
    return AudioSpecificConfig.parse(bytes)
        .map(config -> aac(config, bytes))
        .orElseGet(() -> refused("in an AAC variant other than Main, LC, SSR, LTP or HE-AAC"));
  }

  private Reading<SoundEntry> aac(AudioSpecificConfig config, byte[] bytes) {
    SoundCodec codec = config.hasBandReplication() ? SoundCodec.HE_AAC : SoundCodec.AAC;
    if (config.channels() == 0) {
      return refused("in AAC whose channels only its frames tell");
    }
    return Reading.of(
        new SoundEntry(codec, config.outputRate(), config.channels(), config.outputFrame(), bytes));
  }

  private SoundEntry mpeg() throws IOException {
    int samples =
        sampleRate() < LOWEST_FULL_RATE ? SAMPLES_OF_LAYER_3_AT_LOW_RATES : SAMPLES_OF_LAYER_3;
    return new SoundEntry(SoundCodec.MPEG, sampleRate(), channels(), samples, new byte[0]);
  }

  /** A full box with the ALACSpecificConfig of Apple's "ALACMagicCookieDescription". */
  private Reading<SoundEntry> alac() throws IOException {
    Optional<Box> alac = child("alac");
    if (alac.isEmpty() || alac.get().end() - alac.get().fields() < ALAC_CONFIG) {
      return refused("in ALAC whose decoder configuration is missing");
    }
    byte[] config = bytes(alac.get().fields(), alac.get().fields() + ALAC_CONFIG);
    ByteSource fields = ByteSource.of(config);
    long frame = fields.u32(0);
    long rate = fields.u32(20);
    if (frame < 1 || frame > 1 << 16 || rate > Integer.MAX_VALUE || fields.u8(9) == 0) {
      return refused("in ALAC whose decoder configuration contradicts itself");
    }
    return Reading.of(
        new SoundEntry(SoundCodec.ALAC, (int) rate, fields.u8(9), (int) frame, config));
  }

  /** The same fields as RFC 7845, 5.1, but most significant byte first. */
  private Reading<SoundEntry> opus() throws IOException {
    Optional<Box> box = child("dOps");
    byte[] config = box.isEmpty() ? new byte[0] : bytes(box.get().body(), box.get().end());
    if (config.length < OPUS_CONFIG || config[1] == 0) {
      return refused("in Opus whose decoder configuration is missing");
    }
    int channels = config[1] & 0xFF;
    return Reading.of(
        new SoundEntry(SoundCodec.OPUS, OPUS_RATE, channels, 0, OpusHead.from(config)));
  }

  private Reading<SoundEntry> flac() throws IOException {
    Optional<Box> box = child("dfLa");
    byte[] config = box.isEmpty() ? new byte[0] : bytes(box.get().fields(), box.get().end());
    if (config.length < METADATA_HEADER + STREAM_INFO) {
      return refused("in FLAC whose decoder configuration is missing");
    }
    byte[] streamInfo = new byte[STREAM_INFO];
    System.arraycopy(config, METADATA_HEADER, streamInfo, 0, STREAM_INFO);
    long fields = ByteSource.of(streamInfo).u32(10);
    int rate = (int) (fields >>> 12);
    int channels = (int) (fields >>> 9 & 7) + 1;
    return Reading.of(new SoundEntry(SoundCodec.FLAC, rate, channels, 0, streamInfo));
  }

  private byte[] bytes(long start, long end) throws IOException {
    byte[] bytes = new byte[(int) Math.min(LONGEST_CONFIG, Math.max(0, end - start))];
    int there = source.read(start, bytes, 0, bytes.length);
    return there == bytes.length ? bytes : new byte[0];
  }
}
