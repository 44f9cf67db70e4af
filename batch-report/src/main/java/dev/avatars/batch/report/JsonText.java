package dev.avatars.batch.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Totals and rows for programs; amounts and seconds are decimals in text, so that none is lost. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Rounding MILLIS = Rounding.nearest(3);

  private final BatchName name;
  private final Rows rows;
  private final Overview overview;

  JsonText(BatchName name, Rows rows, Overview overview) {
    this.name = name;
    this.rows = rows;
    this.overview = overview;
  }

  /** Writes it from its beginning to its end; leaves the writer open. */
  void writeTo(Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      write(json);
    }
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", "avatars-batch-report");
    json.writeNumberField("version", 1);
    json.writeStringField("batch", name.value());
    json.writeStringField("written", overview.now().toString());
    writeTotals(json);
    json.writeArrayFieldStart("rows");
    rows.forEach((number, row) -> writeKnown(number, row, json));
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void writeTotals(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("rows", overview.rows());
    json.writeObjectFieldStart("statuses");
    for (RowStatus status : RowStatus.values()) {
      json.writeNumberField(status.name(), overview.count(status));
    }
    json.writeEndObject();
    writeSums("quoted", overview.quoted(), json);
    writeSums("at_most", overview.atMost(), json);
    writeSums("billed", overview.billed(), json);
    writeSums("held", overview.held(), json);
    writeSums("saved", overview.saved(), json);
    json.writeStringField("speech_seconds", MILLIS.apply(overview.speechSeconds()).toPlainString());
    json.writeStringField("video_seconds", MILLIS.apply(overview.videoSeconds()).toPlainString());
    write("first", overview.first(), json);
    write("last", overview.last(), json);
    json.writeEndObject();
  }

  private static void writeSums(String field, Sums sums, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (Money sum : sums.amounts()) {
      writeMoney(sum, json);
    }
    json.writeEndArray();
  }

  /** Rows that came since the totals were made are left out, so that these stay true. */
  private void writeKnown(int number, RowRecord row, JsonGenerator json) throws IOException {
    if (number <= overview.rows()) {
      writeRow(number, row, json);
    }
  }

  private static void writeRow(int number, RowRecord row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", number);
    json.writeNumberField("line", row.line());
    json.writeStringField("name", row.name());
    json.writeStringField("output", row.output().value());
    json.writeStringField("status", row.status().name());
    write("job", row.job(), json);
    writeWork(row, json);
    writeMoney("quoted", Optional.of(row.expected()), json);
    writeMoney("at_most", Optional.of(row.upperBound()), json);
    writeMoney("billed", row.billed(), json);
    json.writeStringField("begun", row.created().toString());
    write("handed_over", row.handedOver(), json);
    write("ended", row.ended(), json);
    writeVideo(row.video(), json);
    writeTrouble(row.trouble(), json);
    json.writeEndObject();
  }

  private static void writeWork(RowRecord row, JsonGenerator json) throws IOException {
    json.writeStringField("provider", row.work().provider().value());
    json.writeStringField("model", row.work().model().value());
    json.writeStringField("prompt", row.work().prompt());
    json.writeStringField("portrait", row.portrait());
    json.writeStringField("portrait_sha256", row.work().portrait().hex());
    json.writeStringField("speech", row.speech());
    json.writeStringField("speech_sha256", row.work().speech().hex());
    json.writeStringField("speech_seconds", row.length().seconds(MILLIS).toPlainString());
  }

  private static void writeVideo(Optional<RowVideo> video, JsonGenerator json) throws IOException {
    if (video.isEmpty()) {
      json.writeNullField("video");
      return;
    }
    json.writeObjectFieldStart("video");
    json.writeStringField("seconds", video.get().length().seconds(MILLIS).toPlainString());
    json.writeNumberField("width", video.get().width());
    json.writeNumberField("height", video.get().height());
    json.writeNumberField("bytes", video.get().bytes());
    json.writeStringField("sha256", video.get().digest().hex());
    json.writeArrayFieldStart("flags");
    for (StoredVideo.Flag flag : video.get().flags().stream().sorted().toList()) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeTrouble(Optional<RowTrouble> trouble, JsonGenerator json)
      throws IOException {
    if (trouble.isEmpty()) {
      json.writeNullField("failure");
      return;
    }
    json.writeObjectFieldStart("failure");
    json.writeStringField("sentence", trouble.get().sentence());
    json.writeStringField("spend", trouble.get().spend().name());
    json.writeStringField("next_step", trouble.get().nextStep());
    json.writeEndObject();
  }

  private static void writeMoney(String field, Optional<Money> money, JsonGenerator json)
      throws IOException {
    json.writeFieldName(field);
    if (money.isPresent()) {
      writeMoney(money.get(), json);
    } else {
      json.writeNull();
    }
  }

  private static void writeMoney(Money money, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("currency", money.currency().getCurrencyCode());
    json.writeStringField("amount", money.amount().toPlainString());
    json.writeEndObject();
  }

  private static void write(String field, Optional<?> value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get().toString());
    } else {
      json.writeNullField(field);
    }
  }
}
