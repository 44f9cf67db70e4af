package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Names what a file is that is none of our pictures, so that a refusal can say it. */
final class ForeignFile {
  private static final int TEXT_SAMPLE = 1024;

  private record Signature(int at, String bytes, String name) {}

  /** In this order: a longer signature before a shorter one that begins the same. */
  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "%PDF-", "a PDF document"),
          new Signature(0, "PK\u0003\u0004", "a ZIP archive or office document"),
          new Signature(0, "\u001f\u008b", "a gzip archive"),
          new Signature(0, "8BPS", "a Photoshop document"),
          new Signature(0, "II*\0", "a TIFF picture"),
          new Signature(0, "MM\0*", "a TIFF picture"),
          new Signature(0, "\0\0\u0001\0", "an icon"),
          new Signature(0, "\u00ff\n", "a JPEG XL picture"),
          new Signature(4, "JXL ", "a JPEG XL picture"),
          new Signature(4, "jP  ", "a JPEG 2000 picture"),
          new Signature(4, "ftyphei", "a HEIC picture"),
          new Signature(4, "ftyphev", "a HEIC picture"),
          new Signature(4, "ftypmif1", "a HEIF picture"),
          new Signature(4, "ftypmsf1", "a HEIF picture"),
          new Signature(4, "ftypM4A", "M4A sound"),
          new Signature(4, "ftyp", "an MP4 video or sound file"),
          new Signature(4, "moov", "a QuickTime video"),
          new Signature(8, "WAVE", "WAV sound"),
          new Signature(8, "AVI ", "an AVI video"),
          new Signature(0, "\u001aE\u00df\u00a3", "a WebM or Matroska video"),
          new Signature(0, "OggS", "Ogg sound"),
          new Signature(0, "fLaC", "FLAC sound"),
          new Signature(0, "ID3", "MP3 sound"),
          new Signature(0, "BM", "a BMP picture"));

  private ForeignFile() {}

  /** What the bytes are, with its article, for example {@code "a PDF document"}. */
  static String describe(ByteSource source) throws IOException {
    if (source.length() == 0) {
      return "an empty file";
    }
    for (Signature signature : SIGNATURES) {
      if (source.startsWith(signature.at(), signature.bytes())) {
        return signature.name();
      }
    }
    if (startsWithMpegAudioFrame(source)) {
      return "MP3 or AAC sound";
    }
    return describeText(source.text(0, TEXT_SAMPLE));
  }

  /** Eleven set bits, then no reserved version: ISO/IEC 11172-3 2.4.1.3, ISO/IEC 13818-7 6.2. */
  private static boolean startsWithMpegAudioFrame(ByteSource source) throws IOException {
    int header = source.u16(0);
    return header >= 0xFFE0 && (header & 0x18) != 0x08;
  }

  private static String describeText(String sample) {
    if (!isText(sample)) {
      return "bytes of no known kind";
    }
    String start = sample.replaceFirst("^\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return "an HTML page";
    }
    if (start.contains("<svg")) {
      return "an SVG drawing";
    }
    return start.startsWith("<?xml") ? "an XML document" : "plain text";
  }

  private static boolean isText(String sample) {
    return sample.chars().noneMatch(ForeignFile::isControl);
  }

  private static boolean isControl(int character) {
    boolean whitespace = character == '\t' || character == '\n' || character == '\r';
    return character == 127 || (character < ' ' && !whitespace);
  }
}
