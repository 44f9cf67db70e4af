package dev.avatars.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobState.Cancelled;
import dev.avatars.domain.job.JobState.Failed;
import dev.avatars.domain.job.JobState.InDoubt;
import dev.avatars.domain.job.JobState.Paused;
import dev.avatars.domain.job.JobState.Pending;
import dev.avatars.domain.job.JobState.Rendered;
import dev.avatars.domain.job.JobState.Submitted;
import dev.avatars.domain.job.JobState.Submitting;
import dev.avatars.domain.job.JobState.Succeeded;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import java.time.Instant;
import java.util.Optional;

/** The states of a job as JSON: a new state does not compile until it is written and read here. */
final class StateText {
  private StateText() {}

  static ObjectNode write(JobState state) {
    ObjectNode node = Json.object();
    node.put("name", state.status().name());
    node.put("since", state.since().toString());
    return state.fold(new Writer(node));
  }

  static JobState state(Fields fields) {
    Instant since = fields.instant("since");
    return switch (fields.choice("name", JobStatus.class)) {
      case PENDING -> new Pending(since, fields.integer("attempts"));
      case PAUSED -> new Paused(since, fields.integer("attempts"), failure(fields));
      case SUBMITTING -> submitting(fields, since);
      case IN_DOUBT -> inDoubt(fields, since);
      case SUBMITTED -> submitted(fields, since);
      case RENDERED -> rendered(fields, since);
      case SUCCEEDED -> succeeded(fields, since);
      case FAILED -> new Failed(since, failure(fields), unbilled(fields));
      case CANCELLED -> new Cancelled(since, fields.choice("spend", Spend.class), unbilled(fields));
    };
  }

  private static Submitting submitting(Fields fields, Instant since) {
    return new Submitting(
        since, fields.integer("attempt"), MediaText.stagedMedia(fields.object("media")));
  }

  private static InDoubt inDoubt(Fields fields, Instant since) {
    return new InDoubt(
        since,
        fields.integer("attempt"),
        fields.instant("announced"),
        MediaText.stagedMedia(fields.object("media")),
        fields.text("reason"),
        fields.list("claims"));
  }

  private static Submitted submitted(Fields fields, Instant since) {
    return new Submitted(
        since,
        MediaText.remoteRef(fields.object("ref")),
        fields.choice("stage", Submitted.Stage.class),
        fields.integer("position"));
  }

  private static Rendered rendered(Fields fields, Instant since) {
    return new Rendered(
        since,
        MediaText.remoteRef(fields.object("ref")),
        MediaText.remoteVideo(fields.object("video")),
        QuoteText.billed(fields.object("billed")));
  }

  private static Succeeded succeeded(Fields fields, Instant since) {
    return new Succeeded(
        since,
        MediaText.remoteRef(fields.object("ref")),
        MediaText.storedVideo(fields.object("video")),
        QuoteText.settlement(fields.object("settlement")),
        unbilled(fields));
  }

  /** Written only while a bill is asked for. */
  private static Optional<RemoteRef> unbilled(Fields fields) {
    return fields.optional("unbilled").map(MediaText::remoteRef);
  }

  private static ObjectNode withUnbilled(ObjectNode node, JobState state) {
    state.unbilled().ifPresent(ref -> node.set("unbilled", MediaText.write(ref)));
    return node;
  }

  private static ObjectNode write(Failure failure) {
    return Json.object()
        .put("code", failure.code().name())
        .put("sentence", failure.sentence())
        .put("spend", failure.spend().name())
        .put("provider words", failure.providerWords())
        .put("retry after", failure.retryAfter().toString());
  }

  private static Failure failure(Fields fields) {
    Fields failure = fields.object("failure");
    return new Failure(
        failure.choice("code", FailureCode.class),
        failure.text("sentence"),
        failure.choice("spend", Spend.class),
        failure.text("provider words"),
        failure.duration("retry after"));
  }

  /** Adds what is particular to each state. */
  private record Writer(ObjectNode node) implements JobState.Cases<ObjectNode> {
    @Override
    public ObjectNode pending(Pending state) {
      return node.put("attempts", state.attempts());
    }

    @Override
    public ObjectNode paused(Paused state) {
      return node.put("attempts", state.attempts()).set("failure", write(state.failure()));
    }

    @Override
    public ObjectNode submitting(Submitting state) {
      return node.put("attempt", state.attempt()).set("media", MediaText.write(state.media()));
    }

    @Override
    public ObjectNode inDoubt(InDoubt state) {
      node.put("attempt", state.attempt());
      node.put("announced", state.announced().toString());
      node.set("media", MediaText.write(state.media()));
      node.put("reason", state.reason());
      if (!state.claims().isEmpty()) {
        state.claims().forEach(node.putArray("claims")::add);
      }
      return node;
    }

    @Override
    public ObjectNode submitted(Submitted state) {
      node.set("ref", MediaText.write(state.ref()));
      return node.put("stage", state.stage().name()).put("position", state.position());
    }

    @Override
    public ObjectNode rendered(Rendered state) {
      node.set("ref", MediaText.write(state.ref()));
      node.set("video", MediaText.write(state.video()));
      return node.set("billed", QuoteText.write(state.billed()));
    }

    @Override
    public ObjectNode succeeded(Succeeded state) {
      node.set("ref", MediaText.write(state.ref()));
      node.set("video", MediaText.write(state.video()));
      node.set("settlement", QuoteText.write(state.settlement()));
      return withUnbilled(node, state);
    }

    @Override
    public ObjectNode failed(Failed state) {
      node.set("failure", write(state.failure()));
      return withUnbilled(node, state);
    }

    @Override
    public ObjectNode cancelled(Cancelled state) {
      return withUnbilled(node.put("spend", state.spend().name()), state);
    }

    private static ObjectNode write(Failure failure) {
      return StateText.write(failure);
    }
  }
}
