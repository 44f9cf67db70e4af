package dev.avatars.codecs.audio;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says what a file is that holds no sound known here, so that a refusal helps its reader. */
final class ForeignContent {
  private static final int TEXT_SAMPLE = 512;

  private record Signature(int offset, String bytes, String name) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "\u0089PNG", "a PNG picture"),
          new Signature(0, "GIF8", "a GIF picture"),
          new Signature(0, "\u00FF\u00D8\u00FF", "a JPEG picture"),
          new Signature(8, "WEBP", "a WebP picture"),
          new Signature(4, "ftypavif", "an AVIF picture"),
          new Signature(4, "ftypavis", "an AVIF animation"),
          new Signature(4, "ftypheic", "a HEIC picture"),
          new Signature(4, "ftypmif1", "a HEIF picture"),
          new Signature(8, "AVI ", "an AVI video"),
          new Signature(0, "RIFF", "a RIFF file other than WAV"),
          new Signature(0, "fLaC", "FLAC without a container"),
          new Signature(0, "\u001AE\u00DF\u00A3", "a WebM or Matroska file"),
          new Signature(0, "FORM", "an AIFF file"),
          new Signature(0, "#!AMR", "an AMR file"),
          new Signature(0, "caff", "a Core Audio file"),
          new Signature(0, ".snd", "an AU file"),
          new Signature(0, "MThd", "a MIDI file"),
          new Signature(0, "0&\u00B2u", "a Windows Media file"),
          new Signature(0, "%PDF", "a PDF document"),
          new Signature(0, "PK\u0003\u0004", "a ZIP archive"),
          new Signature(0, "\u001F\u008B", "a gzip archive"));

  private ForeignContent() {}

  /** Whether an ISO base media file says that it is a picture. */
  static boolean isPicture(ByteSource source) throws IOException {
    Optional<String> name = signature(source, 0);
    return name.isPresent() && source.startsWith(4, "ftyp");
  }

  /** What stands at a position behind tags, where it is something known that is no sound. */
  static Optional<String> name(ByteSource source, long start) throws IOException {
    if (source.length() == 0) {
      return Optional.of("an empty file");
    }
    if (start >= source.length()) {
      return Optional.of("tags without sound");
    }
    Optional<String> signature = signature(source, start);
    return signature.isPresent() ? signature : plain(source, start);
  }

  private static Optional<String> signature(ByteSource source, long start) throws IOException {
    for (Signature signature : SIGNATURES) {
      if (source.startsWith(start + signature.offset(), signature.bytes())) {
        return Optional.of(signature.name());
      }
    }
    return Optional.empty();
  }

  /** Text and zeros have no signature but are plain to see; markup is text that begins with one. */
  private static Optional<String> plain(ByteSource source, long start) throws IOException {
    String sample = source.text(start, TEXT_SAMPLE);
    if (sample.chars().allMatch(value -> value == 0)) {
      return Optional.of("zeros");
    }
    boolean isText = sample.chars().allMatch(ForeignContent::isText);
    if (!isText) {
      return Optional.empty();
    }
    return Optional.of(sample.stripLeading().startsWith("<") ? "HTML, SVG or XML text" : "text");
  }

  private static boolean isText(int value) {
    return (value >= ' ' && value != 0x7F && value != 0xFF)
        || value == '\n'
        || value == '\r'
        || value == '\t';
  }
}
