package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.request.Label;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P4 and P5: holds, bills, and bills that come late or never. */
@Timeout(60)
class BillingTest {
  private static final Money BOUND = Money.usd("0.3091");
  private static final Money NOTHING = Money.usd("0");

  @TempDir Path folder;

  private StudioScene scene;

  @BeforeEach
  void open() {
    scene = new StudioScene(folder);
    scene.built(scene.builder().drivenElsewhere());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P5 nobody waits for a late bill: the video is there, the hold stays until it comes")
  void aLateBillIsWrittenWhenItComes() {
    scene.world.next(Misfortune.TELLS_THE_BILL_LATE);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    Job ended = scene.driven(job.id(), Job::isEnded);
    Video video = scene.studio().jobs().await(job.id(), Wait.untilTheEnd());

    assertThat(video.settlement().billed()).isEqualTo(BilledCost.PENDING);
    assertThat(ended.isAtRest()).isFalse();
    assertThat(scene.studio().balance()).isEqualTo(new Balance(BOUND, NOTHING));

    Job settled = scene.drivenToRest(job.id());

    Money billed = bill(settled);
    assertThat(billed).isGreaterThan(NOTHING);
    assertThat(scene.studio().balance()).isEqualTo(new Balance(NOTHING, billed));
    assertThat(scene.studio().ledger().entries(job.id()))
        .extracting(LedgerEntry::kind)
        .containsExactly(LedgerEntry.Kind.HELD, LedgerEntry.Kind.SETTLED);
    assertThat(Duration.between(ended.state().since(), scene.now()))
        .isBetween(Duration.ofHours(2), Duration.ofHours(3));
  }

  @Test
  @DisplayName("P4 P5 a bill that never comes is not asked for after 30 days, and its hold stays")
  void aBillThatNeverComesKeepsItsHold() {
    scene.world.next(Misfortune.KEEPS_THE_BILL_OPEN);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    Instant ended = scene.driven(job.id(), Job::isEnded).state().since();

    Job atRest = scene.drivenToRest(job.id());

    assertThat(Duration.between(ended, scene.now()).toDays()).isEqualTo(30);
    assertThat(((JobState.Succeeded) atRest.state()).settlement().billed())
        .isEqualTo(BilledCost.PENDING);
    assertThat(scene.studio().balance()).isEqualTo(new Balance(BOUND, NOTHING));
  }

  @Test
  @DisplayName("P5 a provider that tells no bills is not asked for any")
  void aProviderThatTellsNoBillsIsNotAsked() {
    scene.close();
    Capabilities silent = Capabilities.of(Capability.FINDS_LOST_SUBMITS);
    FakeSettings settings = FakeSettings.seeded(7).toBuilder().capabilities(silent).build();
    scene = new StudioScene(folder, settings);
    scene.built(scene.builder().drivenElsewhere());
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    assertThat(scene.driven(job.id(), Job::isEnded).isAtRest()).isTrue();
    assertThat(scene.studio().balance()).isEqualTo(new Balance(BOUND, NOTHING));
  }

  @Test
  @DisplayName("P4 P10 a cancel of which the provider says no more may have cost something")
  void aCancelThatSaysNoMoreKeepsItsHold() {
    scene.built(
        scene
            .builder()
            .provider(
                new PassingProvider(scene.world.provider()) {
                  @Override
                  public RenderStatus status(RemoteRef ref) {
                    return new RenderStatus.CancelledThere("gone");
                  }

                  @Override
                  public BilledCost billed(RemoteRef ref) {
                    return BilledCost.PENDING;
                  }
                })
            .drivenElsewhere());
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    Job cancelled = scene.driven(job.id(), Job::isEnded);

    assertThat(cancelled.state().spend()).isEqualTo(Spend.POSSIBLE);
    assertThat(cancelled.isAtRest()).isFalse();
    assertThat(scene.studio().balance().held()).isEqualTo(BOUND);
  }

  @Test
  @DisplayName("P4 P10 what the provider says it removed is free at once, whatever it says later")
  void whatWasRemovedIsFree() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    Job there = scene.driven(job.id(), any -> any.status() == JobStatus.SUBMITTED);

    assertThat(scene.studio().jobs().cancel(there.id())).isEqualTo(Cancellation.REMOVED);

    assertThat(scene.job(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(scene.job(job.id()).state().spend()).isEqualTo(Spend.NONE);
    assertThat(scene.studio().balance()).isEqualTo(new Balance(NOTHING, NOTHING));
  }

  @Test
  @DisplayName("P4 a month's budget and a label's budget each refuse what does not fit")
  void budgetsOfAMonthAndOfALabelRefuse() {
    Label spring = new Label("spring");
    AvatarStudio studio =
        scene.built(
            scene
                .builder()
                .budget(Budget.monthly(Money.usd("0.70")))
                .budget(Budget.labelled(spring, Money.usd("0.40")))
                .drivenElsewhere());
    assertThat(studio.start(scene.draft(1).withLabels(Set.of(spring)), ENOUGH)).isNotNull();

    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> studio.start(scene.draft(2).withLabels(Set.of(spring)), ENOUGH))
        .withMessageContaining("budget label spring");
    assertThat(studio.start(scene.draft(2), ENOUGH)).isNotNull();
    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> studio.start(scene.draft(3), ENOUGH))
        .withMessageContaining("budget monthly");
  }

  @Test
  @DisplayName("P4 P5 a person types in the bill that never came: it counts, and the hold is gone")
  void aBillThatNeverCameIsTypedIn() {
    scene.world.next(Misfortune.KEEPS_THE_BILL_OPEN);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    Job atRest = scene.drivenToRest(job.id());
    Resolution bill = Resolution.billed(Money.usd("0.2248"));

    assertThat(scene.studio().jobs().consequences(job.id(), bill).sentence())
        .contains("$0.2248 count as billed", "$0.3091");
    Job billed = scene.studio().jobs().resolve(atRest.id(), bill);

    assertThat(scene.job(job.id())).isEqualTo(billed);
    assertThat(bill(billed)).isEqualTo(Money.usd("0.2248"));
    assertThat(scene.studio().balance()).isEqualTo(new Balance(NOTHING, Money.usd("0.2248")));
    assertThat(lines(job)).containsExactly("upper bound of the quote", "typed in by a person");
    assertBillRefused(job, "what it cost is known already");
  }

  @Test
  @DisplayName("P5 a person types in a bill that is late: nobody asks for it any more")
  void aLateBillIsTypedIn() {
    scene.world.next(Misfortune.TELLS_THE_BILL_LATE);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    Job ended = scene.driven(job.id(), Job::isEnded);
    assertThat(ended.isAtRest()).isFalse();

    Job billed = scene.studio().jobs().resolve(job.id(), Resolution.billed(Money.usd("0.2248")));

    assertThat(billed.isAtRest()).isTrue();
    assertThat(scene.studio().balance()).isEqualTo(new Balance(NOTHING, Money.usd("0.2248")));
  }

  @Test
  @DisplayName("P4 P7 a job that was let go and is on no bill holds nothing any more")
  void whatWasLetGoIsReleasedByAPerson() {
    scene.world.next(Misfortune.LOSES_THE_REQUEST);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    scene.driven(job.id(), any -> any.status() == JobStatus.IN_DOUBT);
    assertBillRefused(job, "allowed: a bill for a job that has ended");
    scene.studio().jobs().resolve(job.id(), Resolution.abandon());

    Job free = scene.studio().jobs().resolve(job.id(), Resolution.billed(NOTHING));

    assertThat(free.status()).isEqualTo(JobStatus.FAILED);
    assertThat(scene.studio().balance()).isEqualTo(new Balance(NOTHING, NOTHING));
    assertThat(scene.studio().ledger().entries(job.id()))
        .extracting(LedgerEntry::kind)
        .containsExactly(LedgerEntry.Kind.HELD, LedgerEntry.Kind.RELEASED);
  }

  @Test
  @DisplayName("P5 no person types over a bill that the provider told")
  void aToldBillStays() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    Job done = scene.drivenToRest(job.id());
    Balance told = scene.studio().balance();

    assertBillRefused(done, "what it cost is known already");
    assertThat(scene.studio().balance()).isEqualTo(told);
    assertThat(scene.job(job.id())).isEqualTo(done);
    assertThatExceptionOfType(AvatarException.NotResolvable.class)
        .isThrownBy(
            () ->
                scene.studio().jobs().resolve(job.id(), Resolution.billed(Money.parse("EUR 0.21"))))
        .withMessageContaining("found EUR 0.21; allowed: an amount in USD");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Resolution.billed(Money.usd("-0.01")))
        .withMessageContaining("allowed: 0 or more");
  }

  private void assertBillRefused(Job job, String reason) {
    assertThatExceptionOfType(AvatarException.NotResolvable.class)
        .isThrownBy(
            () -> scene.studio().jobs().resolve(job.id(), Resolution.billed(Money.usd("0.10"))))
        .withMessageContaining(reason);
  }

  private List<String> lines(Job job) {
    return scene.studio().ledger().entries(job.id()).stream().map(LedgerEntry::source).toList();
  }

  private static Money bill(Job job) {
    JobState.Succeeded end = (JobState.Succeeded) job.state();
    return end.settlement().billed().fold(BilledCost.Known::amount, () -> NOTHING);
  }
}
