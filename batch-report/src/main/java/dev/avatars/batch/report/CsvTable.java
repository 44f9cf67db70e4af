package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows as a table for spreadsheets: RFC 4180, with a mark of UTF-8 for Excel. */
final class CsvTable {
  private static final Rounding MILLIS = Rounding.nearest(3);
  private static final String MARK = "\uFEFF";

  /** The columns; new ones come at the end. */
  private static final List<String> COLUMNS =
      List.of(
          "line",
          "name",
          "status",
          "job",
          "provider",
          "model",
          "portrait",
          "speech",
          "prompt",
          "output",
          "speech_seconds",
          "video_seconds",
          "video_width",
          "video_height",
          "video_bytes",
          "video_sha256",
          "flags",
          "currency",
          "quoted",
          "at_most",
          "billed",
          "billed_currency",
          "begun",
          "handed_over",
          "ended",
          "seconds_at_provider",
          "failure",
          "money_at_stake",
          "next_step");

  private final Rows rows;

  CsvTable(Rows rows) {
    this.rows = rows;
  }

  /** Writes it from its beginning to its end. */
  void writeTo(Writer out) throws IOException {
    out.write(MARK);
    out.write(CsvLine.of(COLUMNS));
    rows.forEach((number, row) -> out.write(CsvLine.of(cells(row))));
  }

  private static List<String> cells(RowRecord row) {
    List<String> cells = new ArrayList<>();
    addNames(row, cells);
    addLengths(row, cells);
    addMoney(row, cells);
    addTimes(row, cells);
    addTrouble(row, cells);
    return cells;
  }

  private static void addNames(RowRecord row, List<String> cells) {
    cells.add(String.valueOf(row.line()));
    cells.add(row.name());
    cells.add(row.status().label());
    cells.add(row.job().map(Object::toString).orElse(""));
    cells.add(row.work().provider().value());
    cells.add(row.work().model().value());
    cells.add(row.portrait());
    cells.add(row.speech());
    cells.add(row.work().prompt());
    cells.add(row.output().value());
  }

  private static void addLengths(RowRecord row, List<String> cells) {
    cells.add(seconds(row.length()));
    cells.add(row.video().map(RowVideo::length).map(CsvTable::seconds).orElse(""));
    cells.add(row.video().map(RowVideo::width).map(String::valueOf).orElse(""));
    cells.add(row.video().map(RowVideo::height).map(String::valueOf).orElse(""));
    cells.add(row.video().map(RowVideo::bytes).map(String::valueOf).orElse(""));
    cells.add(row.video().map(RowVideo::digest).map(Sha256::hex).orElse(""));
    cells.add(row.video().map(CsvTable::flags).orElse(""));
  }

  private static void addMoney(RowRecord row, List<String> cells) {
    cells.add(row.expected().currency().getCurrencyCode());
    cells.add(decimal(row.expected()));
    cells.add(decimal(row.upperBound()));
    cells.add(row.billed().map(CsvTable::decimal).orElse(""));
    cells.add(row.billed().map(bill -> bill.currency().getCurrencyCode()).orElse(""));
  }

  private static void addTimes(RowRecord row, List<String> cells) {
    cells.add(row.created().toString());
    cells.add(row.handedOver().map(Object::toString).orElse(""));
    cells.add(row.ended().map(Object::toString).orElse(""));
    cells.add(RowTimes.atProvider(row).map(CsvTable::seconds).orElse(""));
  }

  private static void addTrouble(RowRecord row, List<String> cells) {
    cells.add(row.trouble().map(RowTrouble::sentence).orElse(""));
    cells.add(row.trouble().map(trouble -> trouble.spend().words()).orElse(""));
    cells.add(row.trouble().map(RowTrouble::nextStep).orElse(""));
  }

  private static String flags(RowVideo video) {
    return video.flags().stream()
        .sorted()
        .map(StoredVideo.Flag::words)
        .collect(Collectors.joining("; "));
  }

  private static String seconds(MediaLength length) {
    return length.seconds(MILLIS).toPlainString();
  }

  private static String seconds(Duration duration) {
    return seconds(MediaLength.of(duration));
  }

  private static String decimal(Money money) {
    return money.amount().toPlainString();
  }
}
