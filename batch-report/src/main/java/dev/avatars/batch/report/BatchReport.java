package dev.avatars.batch.report;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.ports.BatchJournal;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a batch came to: a page for people, a table for spreadsheets, JSON for programs.
 *
 * <p>Each file is written whole or not at all, replaces the one that was there, and is made by
 * reading the journal several times, so that memory grows with the number of rows (some hundred
 * bytes for each) and never with the videos. A row that changes meanwhile may be told in its newer
 * state; one that comes meanwhile is left for the next report. Immutable; as thread-safe as its
 * journal, which it does not close.
 *
 * <pre>{@code
 * BatchReport report = BatchReport.of(name, journal, videos, manifestFolder, now);
 * report.html(Path.of("spring.html"), Embedding.AUTO);
 * }</pre>
 *
 * <p>Every method that writes throws {@link java.io.UncheckedIOException} when the file cannot be
 * written or the journal cannot be read. A picture or a video that is not there is told in the
 * report instead; a video that goes while it is copied into the page fails the page.
 */
public final class BatchReport {
  private final BatchName name;
  private final Rows rows;
  private final Folders folders;
  private final Instant now;

  private BatchReport(BatchName name, Rows rows, Folders folders, Instant now) {
    this.name = name;
    this.rows = rows;
    this.folders = folders;
    this.now = now;
  }

  /**
   * A report on what the journal holds.
   *
   * @param name what the batch is called
   * @param journal what became of its rows; stays open
   * @param outputFolder where the videos are
   * @param manifestFolder what the portraits' names are relative to
   * @param now the time that the report gives as its own
   */
  public static BatchReport of(
      BatchName name, BatchJournal journal, Path outputFolder, Path manifestFolder, Instant now) {
    requireNonNull(name, "name");
    requireNonNull(now, "now");
    return new BatchReport(name, new Rows(journal), new Folders(outputFolder, manifestFolder), now);
  }

  /** Writes one HTML page that loads nothing from anywhere but, where told so, the videos. */
  public void html(Path file, Embedding embedding) {
    requireNonNull(embedding, "embedding");
    Overview overview = Overview.of(rows, now);
    Videos videos = Videos.of(rows, folders, file, embedding);
    Page page = new Page(name, rows, overview, videos, folders);
    WholeFile.write(file, page::writeTo);
  }

  /** Writes a line for each row, for spreadsheets; the README has the columns. */
  public void csv(Path file) {
    WholeFile.write(file, new CsvTable(rows)::writeTo);
  }

  /** Writes totals and rows for programs; the README has the fields. */
  public void json(Path file) {
    Overview overview = Overview.of(rows, now);
    WholeFile.write(file, new JsonText(name, rows, overview)::writeTo);
  }
}
