package dev.avatars.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.UnreadableJobException;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Jobs and ledger lines as JSON: one line, readable by people, with the number of its form.
 *
 * <p>Instants and decimals are exact texts. A form, once written by a release, is read for ever.
 */
final class JobText {
  /** The form that is written; lower ones are read, higher ones are refused. */
  static final int VERSION = 1;

  private static final String VERSION_FIELD = "version";

  private JobText() {}

  static String write(Job job) {
    ObjectNode node = Json.object();
    node.put(VERSION_FIELD, VERSION);
    node.put("id", job.id().value());
    node.put("key", job.key().value());
    node.put("created at", job.createdAt().toString());
    labels(node, job.labels());
    node.set("state", StateText.write(job.state()));
    node.set("request", write(job.request()));
    node.set("quote", QuoteText.write(job.quote()));
    return Json.text(node);
  }

  /**
   * Reads a job.
   *
   * @throws UnreadableJobException when it cannot be read
   */
  static Job job(JobId id, String text) {
    return read(
        "job " + id,
        text,
        JobText::job,
        (disposition, sentence, nextStep, cause) ->
            new UnreadableJobException(id, sentence, nextStep, cause));
  }

  static String write(LedgerEntry entry) {
    ObjectNode node = Json.object();
    node.put(VERSION_FIELD, VERSION);
    node.put("job", entry.job().value());
    node.put("kind", entry.kind().name());
    node.put("amount", entry.amount().toString());
    node.put("at", entry.at().toString());
    labels(node, entry.labels());
    node.put("source", entry.source());
    return Json.text(node);
  }

  /** Reads a ledger line. */
  static LedgerEntry entry(String text) {
    return read("a ledger line", text, JobText::entry, StoreUnavailableException::new);
  }

  private static Job job(Fields fields) {
    return new Job(
        fields.as("id", "a job id", JobId::new),
        fields.as("key", "a key", IdempotencyKey::new),
        request(fields.object("request")),
        QuoteText.quote(fields.object("quote")),
        labels(fields),
        fields.instant("created at"),
        StateText.state(fields.object("state")));
  }

  private static LedgerEntry entry(Fields fields) {
    return new LedgerEntry(
        fields.as("job", "a job id", JobId::new),
        fields.choice("kind", LedgerEntry.Kind.class),
        fields.money("amount"),
        fields.instant("at"),
        labels(fields),
        fields.text("source"));
  }

  private static ObjectNode write(AvatarRequest request) {
    ObjectNode node = Json.object();
    node.set("model", ModelText.write(request.model()));
    node.set("portrait", MediaText.write(request.portrait()));
    node.set("speech", MediaText.write(request.speech()));
    return node.put("prompt", request.prompt());
  }

  private static AvatarRequest request(Fields fields) {
    return new AvatarRequest(
        ModelText.model(fields.object("model")),
        MediaText.portrait(fields.object("portrait")),
        MediaText.speech(fields.object("speech")),
        fields.text("prompt"));
  }

  private static void labels(ObjectNode node, Collection<Label> labels) {
    var list = node.putArray("labels");
    labels.stream().map(Label::value).sorted().forEach(list::add);
  }

  private static Set<Label> labels(Fields fields) {
    return fields.texts("labels").stream().map(Label::new).collect(Collectors.toUnmodifiableSet());
  }

  /** Makes of a finding what is thrown. */
  private interface Refusal {
    RuntimeException of(Disposition disposition, String sentence, String nextStep, Throwable cause);
  }

  private static <T> T read(
      String what, String text, Function<Fields, T> reading, Refusal refusal) {
    try {
      Fields fields = Fields.parse(text);
      requireKnown(what, fields.integer(VERSION_FIELD), refusal);
      return reading.apply(fields);
    } catch (IllegalArgumentException unreadable) {
      throw refusal.of(
          Disposition.GIVE_UP,
          what + " in the store cannot be read: " + unreadable.getMessage(),
          "restore the store from a backup, or report this as a bug",
          unreadable);
    }
  }

  private static void requireKnown(String what, int version, Refusal refusal) {
    if (version < 1 || version > VERSION) {
      throw refusal.of(
          Disposition.FIX_SETUP,
          what + " in the store has the form " + version + "; this program reads up to " + VERSION,
          "use the newer program that wrote it",
          new IllegalArgumentException("version: found " + version + "; allowed: 1 to " + VERSION));
    }
  }
}
