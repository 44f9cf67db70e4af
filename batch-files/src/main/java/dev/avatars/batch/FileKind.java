package dev.avatars.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is for a batch, by its first bytes or else by its extension. */
enum FileKind {
  PORTRAIT,
  SPEECH,
  NEITHER;

  private static final Set<String> PORTRAITS = Set.of("png", "jpg", "jpeg", "webp", "gif", "avif");
  private static final Set<String> SPEECHES =
      Set.of("wav", "mp3", "ogg", "opus", "m4a", "aac", "flac");
  private static final int HEAD = 12;

  static FileKind of(Path file) throws IOException {
    FileKind byContent = byContent(head(file));
    return byContent == NEITHER ? byExtension(file) : byContent;
  }

  void addTo(Path file, List<Path> portraits, List<Path> speeches) {
    if (this == PORTRAIT) {
      portraits.add(file);
    } else if (this == SPEECH) {
      speeches.add(file);
    }
  }

  private static FileKind byContent(String head) {
    boolean riff = head.startsWith("RIFF");
    if (head.startsWith("\u0089PNG")
        || head.startsWith("\u00ff\u00d8\u00ff")
        || head.startsWith("GIF8")
        || (riff && head.endsWith("WEBP"))
        || head.endsWith("ftypavif")) {
      return PORTRAIT;
    }
    boolean sound =
        (riff && head.endsWith("WAVE"))
            || head.startsWith("OggS")
            || head.startsWith("ID3")
            || head.startsWith("fLaC")
            || head.endsWith("ftypM4A ");
    return sound ? SPEECH : NEITHER;
  }

  private static FileKind byExtension(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (PORTRAITS.contains(extension)) {
      return PORTRAIT;
    }
    return SPEECHES.contains(extension) ? SPEECH : NEITHER;
  }

  private static String head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    }
  }
}
