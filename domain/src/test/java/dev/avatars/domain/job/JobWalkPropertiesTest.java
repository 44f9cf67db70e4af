package dev.avatars.domain.job;

import static dev.avatars.domain.fixtures.Fixtures.NOON;
import static dev.avatars.domain.fixtures.Fixtures.aPendingJob;
import static dev.avatars.domain.fixtures.Fixtures.failure;
import static dev.avatars.domain.fixtures.Fixtures.ref;
import static dev.avatars.domain.fixtures.Fixtures.remoteVideo;
import static dev.avatars.domain.fixtures.Fixtures.staged;
import static dev.avatars.domain.fixtures.Fixtures.storedVideo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Random walks of a job through its states, by their own exits and by news. */
final class JobWalkPropertiesTest {
  private static final List<RenderStatus> NEWS =
      List.of(
          new RenderStatus.Queued(0, List.of()),
          new RenderStatus.Queued(3, List.of()),
          new RenderStatus.Rendering(50, List.of()),
          new RenderStatus.Done(remoteVideo(), BilledCost.PENDING, List.of()),
          new RenderStatus.Failed(failure()),
          new RenderStatus.CancelledThere("as asked"),
          new RenderStatus.Unknown(failure()));

  @Property(tries = 400, seed = "20260301")
  @Label("P11 no sequence of steps and news leads out of the table, and an end is an end")
  void noWalkLeadsOutOfTheTable(
      @ForAll @Size(max = 40) List<@IntRange(max = 1_000) Integer> choices) {
    Job job = aPendingJob();
    Instant now = NOON;
    for (int choice : choices) {
      now = now.plusSeconds(1);
      Job next = step(job, choice, now);
      assertThat(next.equals(job) || job.status().exits().contains(next.status())).isTrue();
      assertThat(job.isEnded() && !next.equals(job)).isFalse();
      assertThat(next.id()).isEqualTo(job.id());
      assertThat(next.createdAt()).isEqualTo(NOON);
      job = next;
    }
  }

  @Property(tries = 400, seed = "20260301")
  @Label("P17 the same news twice is the same as once")
  void newsTwiceIsNewsOnce(
      @ForAll @Size(max = 20) List<@IntRange(max = 1_000) Integer> choices,
      @ForAll @IntRange(max = 6) int kind) {
    Job job = aPendingJob();
    for (int choice : choices) {
      job = step(job, choice, NOON.plusSeconds(1));
    }
    Job once = job.observed(NEWS.get(kind), NOON.plusSeconds(2));
    assertThat(once.observed(NEWS.get(kind), NOON.plusSeconds(3))).isSameAs(once);
  }

  /** News or one of the state's own exits, as the number says. */
  private static Job step(Job job, int choice, Instant now) {
    List<JobState> exits = job.state().fold(new Exits(now));
    int options = NEWS.size() + exits.size();
    int option = choice % options;
    return option < NEWS.size()
        ? job.observed(NEWS.get(option), now)
        : job.moved(exits.get(option - NEWS.size()));
  }

  /** Every exit that a state offers by a method of its own. */
  private record Exits(Instant now) implements JobState.Cases<List<JobState>> {
    @Override
    public List<JobState> pending(JobState.Pending state) {
      return List.of(
          state.submitting(staged(), now),
          state.paused(failure(), now),
          state.failed(failure(), now),
          state.cancelled(now));
    }

    @Override
    public List<JobState> paused(JobState.Paused state) {
      return List.of(state.resumed(now), state.failed(failure(), now), state.cancelled(now));
    }

    @Override
    public List<JobState> submitting(JobState.Submitting state) {
      return List.of(
          state.accepted(ref(), now),
          state.refusedForNow(now),
          state.paused(failure(), now),
          state.refused(failure(), now),
          state.lost("lost", now));
    }

    @Override
    public List<JobState> inDoubt(JobState.InDoubt state) {
      return List.of(
          state.claimed("request-" + now.getEpochSecond()),
          state.found(ref(), now),
          state.resubmitted(now),
          state.abandoned(now));
    }

    @Override
    public List<JobState> submitted(JobState.Submitted state) {
      return List.of();
    }

    @Override
    public List<JobState> rendered(JobState.Rendered state) {
      Settlement settlement = new Settlement(Money.usd("1"), Money.usd("2"), BilledCost.PENDING);
      return List.of(
          state.relinked(remoteVideo()),
          state.kept(storedVideo(), settlement, now),
          state.lost(failure(), now));
    }

    @Override
    public List<JobState> succeeded(JobState.Succeeded state) {
      return List.of();
    }

    @Override
    public List<JobState> failed(JobState.Failed state) {
      return List.of();
    }

    @Override
    public List<JobState> cancelled(JobState.Cancelled state) {
      return List.of();
    }
  }
}
