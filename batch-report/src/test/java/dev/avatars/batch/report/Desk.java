package dev.avatars.batch.report;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A folder with a batch in it, and its reports. */
final class Desk {
  static final Instant NOW = RowBuilder.START.plusSeconds(3_600);

  private final Path folder;
  private final Path videos;

  private Desk(Path folder, Path videos) {
    this.folder = folder;
    this.videos = videos;
  }

  static Desk in(Path folder) {
    try {
      return new Desk(folder, Files.createDirectories(folder.resolve("videos")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Puts a real video where a row says that it is, and tells its size. */
  long video(String name) {
    return file("videos/" + name, SampleMedia.speakingVideo());
  }

  /** Puts a file somewhere and tells its size. */
  long file(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes).toFile().length();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A portrait that is there, by its number. */
  Sha256 portrait(int number) {
    Portrait portrait = SampleMedia.in(folder).portrait(number);
    return portrait.digest();
  }

  BatchReport report(RowRecord... rows) {
    return report(MemoryJournal.of(rows));
  }

  BatchReport report(MemoryJournal journal) {
    return BatchReport.of(new BatchName("spring"), journal, videos, folder, NOW);
  }

  /** The page as a browser without scripts sees it. */
  Document page(Embedding embedding, RowRecord... rows) {
    return page(report(rows), embedding);
  }

  Document page(BatchReport report, Embedding embedding) {
    Path file = folder.resolve("report.html");
    report.html(file, embedding);
    return Jsoup.parse(text(file));
  }

  String csv(RowRecord... rows) {
    Path file = folder.resolve("report.csv");
    report(rows).csv(file);
    return text(file);
  }

  String json(RowRecord... rows) {
    Path file = folder.resolve("report.json");
    report(rows).json(file);
    return text(file);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
