package dev.avatars.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.batch.RowWork;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row's record as a JSON object, its name first, and back. What is absent is left out. */
final class RowText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RowText() {}

  /** The object's text, in one line. */
  static String text(RowRecord row) {
    ObjectNode node = object();
    node.put("name", row.name()).put("line", row.line()).put("output", row.output().value());
    node.put("status", row.status().name());
    row.job().ifPresent(job -> node.put("job", job.value()));
    node.set("work", work(row.work()));
    node.put("portrait", row.portrait()).put("speech", row.speech());
    node.set("length", length(row.length()));
    addMoney(node, row);
    addTimes(node, row);
    row.video().ifPresent(video -> node.set("video", video(video)));
    row.trouble().ifPresent(trouble -> node.set("trouble", trouble(trouble)));
    return text(node);
  }

  /**
   * The record of an object's text.
   *
   * @throws IllegalArgumentException naming what is missing or else
   */
  static RowRecord record(String text) {
    JsonFields row = JsonFields.parse(text);
    return new RowRecord(
        row.integer("line"),
        row.text("name"),
        row.as("output", OutputName::new),
        row.choice("status", RowStatus.class),
        row.optional("job", field -> row.as(field, JobId::new)),
        work(row.object("work")),
        row.text("portrait"),
        row.text("speech"),
        length(row.object("length")),
        money(row.object("expected")),
        money(row.object("upperBound")),
        row.optional("billed", field -> money(row.object(field))),
        row.instant("created"),
        row.optional("handedOver", row::instant),
        row.optional("ended", row::instant),
        row.optional("video", field -> video(row.object(field))),
        row.optional("trouble", field -> trouble(row.object(field))));
  }

  private static void addMoney(ObjectNode node, RowRecord row) {
    node.set("expected", money(row.expected()));
    node.set("upperBound", money(row.upperBound()));
    row.billed().ifPresent(billed -> node.set("billed", money(billed)));
  }

  private static void addTimes(ObjectNode node, RowRecord row) {
    node.put("created", text(row.created()));
    row.handedOver().ifPresent(at -> node.put("handedOver", text(at)));
    row.ended().ifPresent(at -> node.put("ended", text(at)));
  }

  private static ObjectNode work(RowWork work) {
    return object()
        .put("provider", work.provider().value())
        .put("model", work.model().value())
        .put("portrait", work.portrait().hex())
        .put("speech", work.speech().hex())
        .put("prompt", work.prompt());
  }

  private static RowWork work(JsonFields work) {
    return new RowWork(
        work.as("provider", ProviderId::new),
        work.as("model", ModelId::new),
        work.digest("portrait"),
        work.digest("speech"),
        work.text("prompt"));
  }

  private static ObjectNode length(MediaLength length) {
    return object().put("units", length.units()).put("rate", length.unitsPerSecond());
  }

  private static MediaLength length(JsonFields length) {
    return new MediaLength(length.number("units"), length.integer("rate"));
  }

  private static ObjectNode money(Money money) {
    return object()
        .put("amount", money.amount().toPlainString())
        .put("currency", money.currency().getCurrencyCode());
  }

  private static Money money(JsonFields money) {
    return Money.parse(money.text("currency") + " " + money.text("amount"));
  }

  private static ObjectNode video(RowVideo video) {
    ObjectNode node = object();
    node.set("length", length(video.length()));
    node.put("width", video.width()).put("height", video.height()).put("bytes", video.bytes());
    node.put("digest", video.digest().hex());
    var flags = node.putArray("flags");
    video.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
    return node;
  }

  private static RowVideo video(JsonFields video) {
    return new RowVideo(
        length(video.object("length")),
        video.integer("width"),
        video.integer("height"),
        video.number("bytes"),
        video.digest("digest"),
        video.choices("flags", StoredVideo.Flag.class));
  }

  private static ObjectNode trouble(RowTrouble trouble) {
    return object()
        .put("sentence", trouble.sentence())
        .put("spend", trouble.spend().name())
        .put("nextStep", trouble.nextStep());
  }

  private static RowTrouble trouble(JsonFields trouble) {
    return new RowTrouble(
        trouble.text("sentence"), trouble.choice("spend", Spend.class), trouble.text("nextStep"));
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String text(ObjectNode node) {
    try {
      return escaped(MAPPER.writeValueAsString(node));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of texts and numbers is JSON", impossible);
    }
  }

  /** Half a surrogate pair, as in texts that were cut, is no UTF-8 and would be lost. */
  private static String escaped(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (Character.getType(c) == Character.SURROGATE) {
                safe.append("\\u").append(Integer.toHexString(c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
