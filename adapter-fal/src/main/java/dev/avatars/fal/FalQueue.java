package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.RenderStatus.CancelledThere;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Failed;
import dev.avatars.domain.job.RenderStatus.Queued;
import dev.avatars.domain.job.RenderStatus.Rendering;
import dev.avatars.domain.job.RenderStatus.Unknown;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.fal.Breakdown.Reach;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** fal's queue: submit, status, result, cancel. Thread-safe. */
final class FalQueue {
  private final FalLine line;
  private final RequestUrls urls;
  private final FalFailures failures;
  private final FalSettings settings;
  private final FalBills bills;

  FalQueue(
      FalLine line, RequestUrls urls, FalFailures failures, FalSettings settings, FalBills bills) {
    this.line = line;
    this.urls = urls;
    this.failures = failures;
    this.settings = settings;
    this.bills = bills;
  }

  /** Makes the one paid call. */
  Submission submit(SubmitOrder order) {
    String endpoint = order.model().endpoint();
    Reply reply =
        line.submit(
            SubmitHeaders.withWebhook(urls.endpoint(endpoint), settings.wishes(), order.job()),
            SubmitHeaders.of(settings.wishes(), settings.privacy(), order.job()),
            input(order));
    return reply.<Submission>fold(answer -> submitted(endpoint, answer), FalQueue::unsubmitted);
  }

  private static JsonNode input(SubmitOrder order) {
    return Json.object()
        .put("image_url", order.media().portrait().toString())
        .put("audio_url", order.media().speech().toString())
        // The model's own word for "no prompt".
        .put("prompt", order.prompt().isBlank() ? "." : order.prompt());
  }

  private Submission submitted(String endpoint, Answer answer) {
    if (answer.isSuccess()) {
      return answer
          .json()
          .flatMap(QueueTicket::from)
          .<Submission>map(ticket -> new Submission.Accepted(urls.ref(endpoint, ticket)))
          .orElseGet(() -> unconfirmed(answer, "without a request id"));
    }
    return failures
        .ofRefusal(answer)
        .<Submission>map(Submission.Refused::new)
        .orElseGet(() -> unconfirmed(answer, "which proves nothing"));
  }

  private static Submission unconfirmed(Answer answer, String why) {
    String words = ErrorBody.of(answer).words();
    return new Submission.Unconfirmed(
        "fal answered HTTP "
            + answer.status()
            + " "
            + why
            + (words.isEmpty() ? "" : " (" + words + ")"));
  }

  private static Submission unsubmitted(Breakdown broken) {
    return broken.reach() == Reach.NOT_SENT
        ? new Submission.Refused(FalFailures.of(broken))
        : new Submission.Unconfirmed(broken.sentence());
  }

  /** Asks how a request is. */
  RenderStatus status(RemoteRef ref) {
    return urls.status(ref)
        .map(
            address ->
                line.get(address).<RenderStatus>fold(answer -> status(ref, answer), this::silence))
        .orElseGet(() -> new Unknown(homeless(ref)));
  }

  private static Failure homeless(RemoteRef ref) {
    return Failure.free(
        FailureCode.RESULT_GONE, "no address of request " + ref.requestId() + " can be trusted");
  }

  private RenderStatus silence(Breakdown broken) {
    return new Unknown(FalFailures.of(broken));
  }

  private RenderStatus status(RemoteRef ref, Answer answer) {
    if (answer.status() == 404 || answer.status() == 405) {
      return forgotten(answer);
    }
    return Optional.of(answer)
        .filter(Answer::isSuccess)
        .flatMap(Answer::json)
        .flatMap(QueueStatus::from)
        .map(status -> news(ref, status))
        .orElseGet(() -> new Unknown(failures.ofQuestion(answer)));
  }

  // Right after a submit fal may not know the request yet, so this is patience and not an end.
  private static RenderStatus forgotten(Answer answer) {
    return new Unknown(
        Failure.of(FailureCode.RESULT_GONE, "fal does not know the request", Spend.POSSIBLE)
            .inProviderWords(ErrorBody.of(answer).words()));
  }

  /** What a status means for the request it is about. */
  RenderStatus news(RemoteRef ref, QueueStatus status) {
    if (!status.isOf(ref.requestId())) {
      return strange("fal answered about another request");
    }
    return switch (status.status()) {
      case "IN_QUEUE" -> new Queued(status.queuePosition(), status.logs());
      case "IN_PROGRESS" -> new Rendering(Rendering.UNKNOWN, status.logs());
      case "COMPLETED" -> result(ref, status);
      default ->
          strange("fal answered the unknown state '" + ErrorBody.plain(status.status()) + "'");
    };
  }

  private static RenderStatus strange(String sentence) {
    return new Unknown(Failure.of(FailureCode.PROVIDER_FAULT, sentence, Spend.POSSIBLE));
  }

  /** Completed means that there is something to read, good or bad. */
  private RenderStatus result(RemoteRef ref, QueueStatus status) {
    return urls.result(ref)
        .map(
            address ->
                line.get(address)
                    .<RenderStatus>fold(a -> result(ref, status, address, a), this::silence))
        .orElseGet(() -> new Unknown(homeless(ref)));
  }

  private RenderStatus result(RemoteRef ref, QueueStatus status, URI address, Answer answer) {
    if (isGatewaysOwn(status, answer) && !isSaidAgain(address, answer)) {
      return new Unknown(failures.ofQuestion(answer));
    }
    return result(ref, answer, status.logs());
  }

  // A stored failure is announced by the status and is the same every time; a gateway in trouble
  // looks just like one, and taking it for one would throw away a video that was paid for.
  private static boolean isGatewaysOwn(QueueStatus status, Answer answer) {
    return answer.status() >= 500 && status.ended() == QueueStatus.Ended.UNSAID;
  }

  private boolean isSaidAgain(URI address, Answer first) {
    return ErrorBody.of(first).isFalsOwn()
        && line.get(address).fold(again -> isSame(first, again), broken -> false);
  }

  private static boolean isSame(Answer one, Answer other) {
    return one.status() == other.status() && one.body().equals(other.body());
  }

  /** What a result means. */
  private RenderStatus result(RemoteRef ref, Answer answer, List<String> logs) {
    if (answer.isSuccess()) {
      return answer
          .json()
          .map(output -> output(ref, answer, output, logs))
          .orElseGet(() -> new Unknown(failures.ofQuestion(answer)));
    }
    if (isStillRunning(answer)) {
      return new Rendering(Rendering.UNKNOWN, logs);
    }
    if (FalFailures.isCancelled(answer)) {
      return new CancelledThere(cancelledWords(answer));
    }
    return isOutcome(answer) ? new Failed(FalFailures.ofResult(answer)) : unsaid(answer);
  }

  private RenderStatus unsaid(Answer answer) {
    return answer.status() == 404 ? forgotten(answer) : new Unknown(failures.ofQuestion(answer));
  }

  private static boolean isStillRunning(Answer answer) {
    return answer.status() == 400
        && ErrorBody.of(answer).words().toLowerCase(Locale.ROOT).contains("in progress");
  }

  private static String cancelledWords(Answer answer) {
    String words = ErrorBody.of(answer).words();
    return words.isEmpty() ? "the request was cancelled" : words;
  }

  /** Whether an error is the request's own outcome: 401, 403 and 429 are about us who ask. */
  private static boolean isOutcome(Answer answer) {
    return switch (answer.status()) {
      case 401, 403, 404, 408, 429 -> false;
      default -> answer.status() >= 400;
    };
  }

  private RenderStatus output(RemoteRef ref, Answer answer, JsonNode output, List<String> logs) {
    return video(output)
        .<RenderStatus>map(video -> new Done(video, bills.ofResult(ref, answer), logs))
        .orElseGet(
            () ->
                new Failed(
                    Failure.of(
                        FailureCode.RESULT_UNUSABLE,
                        "fal's result names no video",
                        Spend.POSSIBLE)));
  }

  private static Optional<RemoteVideo> video(JsonNode output) {
    JsonNode file = output.path("video");
    return Json.address(file, "url")
        .map(url -> new RemoteVideo(url, Json.count(file, "file_size").orElse(0L)));
  }

  /** What a finished request was billed by its result. */
  BilledCost billed(RemoteRef ref) {
    return urls.result(ref)
        .map(address -> line.get(address).fold(a -> billed(ref, a), broken -> BilledCost.PENDING))
        .orElse(BilledCost.PENDING);
  }

  private BilledCost billed(RemoteRef ref, Answer answer) {
    return isStillRunning(answer) || answer.status() == 404
        ? BilledCost.PENDING
        : bills.ofResult(ref, answer);
  }

  /** Asks to stop a request. */
  Cancellation cancel(RemoteRef ref) {
    return urls.cancel(ref)
        .map(this::cancel)
        .orElseGet(() -> new Cancellation.NotPossible(homeless(ref)));
  }

  private Cancellation cancel(URI address) {
    return line.put(address)
        .<Cancellation>fold(
            this::cancelled, broken -> new Cancellation.NotPossible(FalFailures.of(broken)));
  }

  private Cancellation cancelled(Answer answer) {
    String word = answer.json().flatMap(body -> Json.text(body, "status")).orElse("");
    if (answer.status() == 400 && word.equals("ALREADY_COMPLETED")) {
      return Cancellation.TOO_LATE;
    }
    if (answer.isSuccess()) {
      // "OK" is fal's newest word for "removed from the queue"; anything else is a wish passed on.
      return word.equals("OK") ? Cancellation.REMOVED : Cancellation.REQUESTED;
    }
    return new Cancellation.NotPossible(notCancelled(answer));
  }

  private Failure notCancelled(Answer answer) {
    return answer.status() == 404
        ? Failure.free(FailureCode.RESULT_GONE, "fal does not know the request")
        : failures.ofQuestion(answer);
  }
}
