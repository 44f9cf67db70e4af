package dev.avatars.batch.report;

import com.samskivert.mustache.Mustache;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A row as its template wants it: texts, and what it is sorted by. */
final class RowView {
  private static final Rounding MILLIS = Rounding.nearest(3);

  private final Videos videos;
  private final Portraits portraits;
  private final Instant now;

  RowView(Videos videos, Portraits portraits, Instant now) {
    this.videos = videos;
    this.portraits = portraits;
    this.now = now;
  }

  /** All that the template names. */
  Map<String, Object> of(int number, RowRecord row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("number", number);
    shown.put("line", row.line());
    shown.put("name", row.name());
    shown.put("output", row.output().value());
    shown.put("status", row.status().label());
    shown.put("kind", kind(row.status()));
    shown.put("job", row.job().map(Object::toString).orElse(""));
    shown.put("provider", row.work().provider().value());
    shown.put("model", row.work().model().value());
    shown.put("prompt", row.work().prompt());
    shown.put("portrait", portraits.id(row));
    shown.put("portraitFile", row.portrait());
    shown.put("speechFile", row.speech());
    addLengths(row, shown);
    addMoney(row, shown);
    addTimes(row, shown);
    addPlayer(row, shown);
    shown.put("trouble", row.trouble().<Object>map(RowView::trouble).orElse(""));
    return shown;
  }

  /** A state as its style names it, such as {@code in-doubt}. */
  static String kind(RowStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void addLengths(RowRecord row, Map<String, Object> shown) {
    shown.put("speech", row.length().toString());
    shown.put("speechKey", row.length().seconds(MILLIS).toPlainString());
    shown.put("video", row.video().map(video -> video.length().toString()).orElse(""));
    shown.put("flags", row.video().map(RowView::flags).orElse(List.of()));
  }

  private static List<String> flags(RowVideo video) {
    return video.flags().stream().sorted().map(StoredVideo.Flag::words).toList();
  }

  private static void addMoney(RowRecord row, Map<String, Object> shown) {
    shown.put("quoted", row.expected().display());
    shown.put("atMost", row.upperBound().display());
    shown.put("held", Overview.isHeld(row));
    shown.put("billed", row.billed().map(Money::display).orElse(""));
    shown.put("costKey", row.billed().orElse(row.expected()).amount().toPlainString());
    BigDecimal more = more(row).orElse(BigDecimal.ZERO);
    Money difference = new Money(more.abs(), row.expected().currency());
    shown.put("more", more.signum() > 0 ? difference.display() : "");
    shown.put("less", more.signum() < 0 ? difference.display() : "");
  }

  /** What a video cost beyond its quote; empty between two currencies. */
  private static Optional<BigDecimal> more(RowRecord row) {
    return row.billed()
        .filter(bill -> row.status() == RowStatus.DONE)
        .filter(bill -> bill.currency().equals(row.expected().currency()))
        .map(bill -> bill.minus(row.expected()).amount());
  }

  private void addTimes(RowRecord row, Map<String, Object> shown) {
    Optional<Duration> taken = RowTimes.taken(row, now);
    shown.put("taken", taken.map(TimeText::of).orElse(""));
    shown.put("takenKey", taken.map(Duration::toMillis).orElse(-1L));
    shown.put("goesOn", taken.isPresent() && row.ended().isEmpty());
    shown.put("ended", row.ended().map(TimeText::second).orElse(""));
  }

  private void addPlayer(RowRecord row, Map<String, Object> shown) {
    Optional<Path> file = videos.file(row);
    shown.put("player", file.<Object>map(found -> player(row, found)).orElse(""));
    shown.put("missing", row.status() == RowStatus.DONE && file.isEmpty());
    shown.put("changed", file.filter(found -> isChanged(row, found)).isPresent());
  }

  private static boolean isChanged(RowRecord row, Path file) {
    return row.video().filter(video -> video.bytes() != file.toFile().length()).isPresent();
  }

  private Map<String, Object> player(RowRecord row, Path file) {
    Mustache.Lambda address = (fragment, out) -> videos.writeAddress(file, out);
    return Map.of(
        "address", address,
        "width", row.video().map(RowVideo::width).orElse(1),
        "height", row.video().map(RowVideo::height).orElse(1));
  }

  private static Map<String, Object> trouble(RowTrouble trouble) {
    return Map.of(
        "sentence", trouble.sentence(),
        "spend", trouble.spend().words(),
        "nextStep", trouble.nextStep());
  }
}
