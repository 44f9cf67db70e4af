package dev.avatars.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, and the fenced blocks in it. */
record Page(Path file) {
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern SHOWN_FILE =
      Pattern.compile("`([\\w-]+\\.(?:csv|jsonl))`:\n\n```\\w*\n(.*?)```", Pattern.DOTALL);

  /** The README, those of all modules, and the pages under docs. */
  static List<Page> all() {
    try (Stream<Path> files = Files.walk(REPOSITORY, 3)) {
      return files
          .sorted()
          .map(Page::new)
          .filter(page -> page.isReadme() || page.isUnderDocs())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether it introduces the project or a module. */
  private boolean isReadme() {
    return file.endsWith("README.md") && REPOSITORY.relativize(file).getNameCount() < 3;
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  private boolean isUnderDocs() {
    return file.startsWith(REPOSITORY.resolve("docs")) && file.toString().endsWith(".md");
  }

  static Page readme() {
    return new Page(REPOSITORY.resolve("README.md"));
  }

  /** The contents of the blocks of a language, in their order. */
  List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text())
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** Writes the files that the page shows, each in a block below its name, for those who type. */
  void layFilesIn(Path folder) throws IOException {
    for (MatchResult file : SHOWN_FILE.matcher(text()).results().toList()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
  }

  /** The files that the page links to within the repository. */
  List<Path> links() {
    return Pattern.compile("\\]\\(([^)#:]+)\\)")
        .matcher(text())
        .results()
        .map((MatchResult link) -> file.resolveSibling(link.group(1)).normalize())
        .toList();
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return REPOSITORY.relativize(file).toString();
  }
}
