package dev.avatars.domain.job;

import static dev.avatars.domain.fixtures.Fixtures.NOON;
import static dev.avatars.domain.fixtures.Fixtures.PROVIDER;
import static dev.avatars.domain.fixtures.Fixtures.aPendingJob;
import static dev.avatars.domain.fixtures.Fixtures.failure;
import static dev.avatars.domain.fixtures.Fixtures.pro;
import static dev.avatars.domain.fixtures.Fixtures.quote;
import static dev.avatars.domain.fixtures.Fixtures.ref;
import static dev.avatars.domain.fixtures.Fixtures.remoteVideo;
import static dev.avatars.domain.fixtures.Fixtures.staged;
import static dev.avatars.domain.fixtures.Fixtures.storedVideo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobState.Submitted.Stage;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class JobTest {
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void aNewJobWaitsAndCostNothing() {
    Job job = aPendingJob();
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.state()).isEqualTo(new JobState.Pending(NOON, 0));
    assertThat(job.state().spend()).isEqualTo(Spend.NONE);
    assertThat(job.isEnded()).isFalse();
  }

  @Test
  @DisplayName("P3 a job carries the quote of its own request")
  void aForeignQuoteIsRefused() {
    Job job = aPendingJob();
    assertThatThrownBy(
            () ->
                Job.pending(
                    job.id(), job.key(), job.request(), quote(pro(), "5"), job.labels(), NOON))
        .hasMessage("quote: found one for other inputs; allowed: the quote of this request");
  }

  @Test
  @DisplayName("P11 a step that is not in the table is refused with its name")
  void aStepOutsideTheTableIsRefused() {
    Job job = aPendingJob();
    assertThatThrownBy(
            () -> job.moved(new JobState.Rendered(NOON, ref(), remoteVideo(), BilledCost.PENDING)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "job job00001: found a step from pending to rendered; allowed: paused, submitting,"
                + " failed, cancelled");
    Job ended = job.moved(new JobState.Cancelled(NOON, Spend.NONE));
    assertThatThrownBy(() -> ended.moved(new JobState.Pending(NOON, 0)))
        .hasMessage("job job00001: found a step from cancelled to pending; allowed: none");
  }

  @Test
  @DisplayName(
      "P7 a lost reply is a state with its evidence, and ends only by finding or by a person")
  void aLostReplyIsAState() {
    JobState.Submitting submitting = new JobState.Pending(NOON, 2).submitting(staged(), NOON);
    JobState.InDoubt doubt = submitting.lost("the connection broke", LATER);
    assertThat(doubt)
        .isEqualTo(new JobState.InDoubt(LATER, 3, NOON, staged(), "the connection broke"));
    assertThat(doubt.spend()).isEqualTo(Spend.POSSIBLE);
    assertThat(doubt.found(ref(), LATER))
        .isEqualTo(new JobState.Submitted(LATER, ref(), Stage.QUEUED, 0));
    assertThat(doubt.resubmitted(LATER)).isEqualTo(new JobState.Pending(LATER, 3));
    assertThat(doubt.abandoned(LATER).failure().code()).isEqualTo(FailureCode.ABANDONED);
    assertThat(doubt.abandoned(LATER).spend()).isEqualTo(Spend.POSSIBLE);
  }

  @Test
  @DisplayName("P6 every paid call is announced and counted")
  void everyCallIsCounted() {
    JobState.Submitting first = new JobState.Pending(NOON, 0).submitting(staged(), NOON);
    JobState.Submitting second = first.refusedForNow(LATER).submitting(staged(), LATER);
    assertThat(List.of(first.attempt(), second.attempt())).containsExactly(1, 2);
    assertThat(second.spend()).isEqualTo(Spend.POSSIBLE);
    assertThat(second.accepted(ref(), LATER).spend()).isEqualTo(Spend.POSSIBLE);
  }

  @Test
  @DisplayName("P19 an account problem pauses and can be resumed")
  void anAccountProblemPauses() {
    JobState.Paused before = new JobState.Pending(NOON, 1).paused(failure(), NOON);
    JobState.Paused during =
        new JobState.Pending(NOON, 0).submitting(staged(), NOON).paused(failure(), NOON);
    assertThat(before).isEqualTo(during);
    assertThat(before.spend()).isEqualTo(Spend.NONE);
    assertThat(before.resumed(LATER)).isEqualTo(new JobState.Pending(LATER, 1));
    assertThat(before.failed(failure(), LATER).spend()).isEqualTo(Spend.NONE);
    assertThat(before.cancelled(LATER).spend()).isEqualTo(Spend.NONE);
  }

  @Test
  void newsMoveASubmittedJobOn() {
    Job queued = submitted(5);
    Job nearer = queued.observed(new RenderStatus.Queued(2, List.of()), LATER);
    Job rendering = nearer.observed(new RenderStatus.Rendering(10, List.of()), LATER);
    Job rendered = rendering.observed(done(), LATER);
    assertThat(nearer.state()).isEqualTo(new JobState.Submitted(NOON, ref(), Stage.QUEUED, 2));
    assertThat(rendering.state())
        .isEqualTo(new JobState.Submitted(LATER, ref(), Stage.RENDERING, 0));
    assertThat(rendered.state())
        .isEqualTo(new JobState.Rendered(LATER, ref(), remoteVideo(), BilledCost.PENDING));
    assertThat(rendered.state().spend()).isEqualTo(Spend.CERTAIN);
  }

  @Test
  @DisplayName("P17 repeated, stale and uncertain news change nothing")
  void repeatedNewsChangeNothing() {
    Job queued = submitted(5);
    Job rendering = queued.observed(new RenderStatus.Rendering(10, List.of()), LATER);
    assertThat(queued.observed(new RenderStatus.Queued(5, List.of("log")), LATER)).isSameAs(queued);
    assertThat(rendering.observed(new RenderStatus.Queued(1, List.of()), LATER))
        .isSameAs(rendering);
    assertThat(rendering.observed(new RenderStatus.Rendering(20, List.of()), LATER))
        .isSameAs(rendering);
    assertThat(queued.observed(new RenderStatus.Unknown(failure()), LATER)).isSameAs(queued);
    Job rendered = rendering.observed(done(), LATER);
    assertThat(rendered.observed(done(), LATER)).isSameAs(rendered);
    assertThat(rendered.observed(new RenderStatus.Failed(failure()), LATER)).isSameAs(rendered);
  }

  @Test
  void aFailureThereIsAFailureHere() {
    Failure failure = Failure.of(FailureCode.RENDER_FAILED, "stopped", Spend.CERTAIN);
    Job failed = submitted(0).observed(new RenderStatus.Failed(failure), LATER);
    assertThat(failed.state()).isEqualTo(new JobState.Failed(LATER, failure));
    assertThat(failed.state().spend()).isEqualTo(Spend.CERTAIN);
    assertThat(failed.isEnded()).isTrue();
  }

  @Test
  @DisplayName("P10 a cancelled job is free only when the provider says that it had not begun")
  void aCancelledJobTellsTheMoneyAtStake() {
    RenderStatus unsaid = new RenderStatus.CancelledThere("as asked");
    RenderStatus unbegun = new RenderStatus.CancelledThere("as asked", Spend.NONE);
    Job queued = submitted(3);
    assertThat(queued.observed(unsaid, LATER).state().spend()).isEqualTo(Spend.POSSIBLE);
    assertThat(queued.observed(unbegun, LATER).state().spend()).isEqualTo(Spend.NONE);
  }

  @Test
  @DisplayName("P5 an ended job that waits for its bill is not at rest until the bill has come")
  void anEndedJobMayWaitForItsBill() {
    BilledCost bill = new BilledCost.Known(Money.usd("1"), BigDecimal.TEN, "told");
    for (Job waiting : List.of(succeededUnbilled(), failedUnbilled(), cancelledUnbilled())) {
      Job settled = waiting.settled(bill);
      assertThat(waiting.isEnded()).isTrue();
      assertThat(waiting.isAtRest()).isFalse();
      assertThat(waiting.state().unbilled()).contains(ref());
      assertThat(settled.status()).isEqualTo(waiting.status());
      assertThat(settled.state().since()).isEqualTo(waiting.state().since());
      assertThat(settled.state().spend()).isEqualTo(waiting.state().spend());
      assertThat(settled.isAtRest()).isTrue();
      assertThat(waiting.settled(BilledCost.PENDING).isAtRest()).isTrue();
      assertThatThrownBy(() -> settled.settled(bill))
          .hasMessageContaining("allowed: one for a job that waits for its bill");
    }
    JobState.Succeeded settled = (JobState.Succeeded) succeededUnbilled().settled(bill).state();
    assertThat(settled.settlement().billed()).isEqualTo(bill);
  }

  private static Job succeededUnbilled() {
    Settlement settlement = new Settlement(Money.usd("1"), Money.usd("2"), BilledCost.PENDING);
    Job rendered = submitted(0).observed(done(), NOON);
    return rendered.moved(
        new JobState.Succeeded(LATER, ref(), storedVideo(), settlement).awaitingBill(ref()));
  }

  private static Job failedUnbilled() {
    Failure failure = Failure.of(FailureCode.RENDER_FAILED, "stopped", Spend.POSSIBLE);
    return submitted(0).moved(new JobState.Failed(LATER, failure).awaitingBill(ref()));
  }

  private static Job cancelledUnbilled() {
    return submitted(0).moved(new JobState.Cancelled(LATER, Spend.POSSIBLE).awaitingBill(ref()));
  }

  @Test
  @DisplayName("P9 a rendered job ends when its video is ours, or is lost for good")
  void aRenderedJobEndsWithItsVideo() {
    JobState.Rendered rendered =
        new JobState.Rendered(NOON, ref(), remoteVideo(), BilledCost.PENDING);
    Settlement settlement = new Settlement(Money.usd("1"), Money.usd("2"), BilledCost.PENDING);
    JobState.Succeeded succeeded = rendered.kept(storedVideo(), settlement, LATER);
    assertThat(succeeded)
        .isEqualTo(new JobState.Succeeded(LATER, ref(), storedVideo(), settlement));
    assertThat(succeeded.spend()).isEqualTo(Spend.CERTAIN);
    assertThat(rendered.lost(failure(), LATER)).isEqualTo(new JobState.Failed(LATER, failure()));
    assertThat(rendered.relinked(remoteVideo())).isEqualTo(rendered);
  }

  @Test
  void anImpossibleStateIsRefused() {
    assertThatThrownBy(() -> new JobState.Pending(NOON, -1))
        .hasMessage("attempts: found -1; allowed: 0 or more");
    assertThatThrownBy(() -> new JobState.Paused(NOON, -1, failure()))
        .hasMessage("attempts: found -1; allowed: 0 or more");
    assertThatThrownBy(() -> new JobState.Submitting(NOON, 0, staged()))
        .hasMessage("attempt: found 0; allowed: 1 or more");
    assertThatThrownBy(() -> new JobState.Submitted(NOON, ref(), Stage.QUEUED, -1))
        .hasMessage("queue position: found -1; allowed: 0 or more");
    assertThatThrownBy(() -> new RenderStatus.Queued(-1, List.of()))
        .hasMessage("queue position: found -1; allowed: 0 or more");
    assertThatThrownBy(() -> new RenderStatus.Rendering(101, List.of()))
        .hasMessage("percent: found 101; allowed: 0 to 100, or -1 for unknown");
    assertThatThrownBy(() -> new RenderStatus.Rendering(-2, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new RenderStatus.Rendering(RenderStatus.Rendering.UNKNOWN, List.of()).percent())
        .isEqualTo(-1);
  }

  @Test
  void newsBringTheirLogs() {
    assertThat(new RenderStatus.Queued(0, List.of("a")).logs()).containsExactly("a");
    assertThat(new RenderStatus.Unknown(failure()).logs()).isEmpty();
  }

  @Test
  void anIdIsShortAndSafeInFileNames() {
    assertThat(new JobId("abcd")).hasToString("abcd");
    for (String wrong : List.of("abc", "ABCD", "ab-d", "../..", "x".repeat(41), "äöüß")) {
      assertThatThrownBy(() -> new JobId(wrong))
          .hasMessage(
              "job id: found '" + wrong + "'; allowed: 4 to 40 lower-case letters and digits");
    }
  }

  @Test
  void aRandomIdIsDifferentEachTimeAndTheSameForASeed() {
    SplittableRandom chance = new SplittableRandom(7);
    JobId first = JobId.random(chance);
    assertThat(first.value()).hasSize(16);
    assertThat(JobId.random(chance)).isNotEqualTo(first);
    assertThat(JobId.random(new SplittableRandom(7))).isEqualTo(first);
  }

  @Test
  void aReferenceNamesItsProvider() {
    assertThat(ref()).hasToString("fal:request-1");
    assertThatThrownBy(() -> new RemoteRef(PROVIDER, " ", Map.of()))
        .hasMessage("request id: found none; allowed: the provider's id");
  }

  @Test
  void aStatusHasANameForPeople() {
    assertThat(JobStatus.IN_DOUBT.label()).isEqualTo("in doubt");
  }

  private static Job submitted(int position) {
    Job submitting = aPendingJob().moved(new JobState.Pending(NOON, 0).submitting(staged(), NOON));
    return submitting.moved(new JobState.Submitted(NOON, ref(), Stage.QUEUED, position));
  }

  private static RenderStatus done() {
    return new RenderStatus.Done(remoteVideo(), BilledCost.PENDING, List.of());
  }
}
