package dev.avatars.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.JobStore.JobQuery;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OutcomesTest {
  private static final Failure FAILURE = Failure.free(FailureCode.THROTTLED, "too many");
  private static final RemoteRef REF = RemoteRef.of(new ProviderId("fake"), "1");

  @Test
  void aSubmissionIsReadAsWhatItIs() {
    Stream<Submission> outcomes =
        Stream.of(
            new Submission.Accepted(REF),
            new Submission.Refused(FAILURE),
            new Submission.Unconfirmed("the connection broke"));
    Stream<String> read =
        outcomes.map(
            outcome ->
                outcome.<String>fold(
                    accepted -> accepted.ref().toString(),
                    refused -> refused.failure().sentence(),
                    unconfirmed -> unconfirmed.evidence()));
    assertThat(read).containsExactly("fake:1", "too many", "the connection broke");
  }

  @Test
  @DisplayName("P7 a call that may have cost something cannot be called refused")
  void aRefusalCostNothing() {
    Failure doubtful = Failure.of(FailureCode.PROVIDER_FAULT, "no answer", Spend.POSSIBLE);
    assertThatThrownBy(() -> new Submission.Refused(doubtful))
        .hasMessage(
            "refusal: found one after which money may have been spent; allowed: only when nothing"
                + " was spent");
  }

  @Test
  @DisplayName("P10 a cancellation is read as what it is")
  void aCancellationIsReadAsWhatItIs() {
    Stream<Cancellation> outcomes =
        Stream.of(
            Cancellation.REMOVED,
            Cancellation.REQUESTED,
            Cancellation.TOO_LATE,
            new Cancellation.NotPossible(FAILURE));
    Stream<String> read =
        outcomes.map(
            outcome ->
                outcome.<String>fold(
                    () -> "removed", () -> "requested", () -> "too late", Failure::sentence));
    assertThat(read).containsExactly("removed", "requested", "too late", "too many");
  }

  @Test
  void aFindingIsReadAsWhatItIs() {
    Stream<Finding> outcomes =
        Stream.of(new Finding.Found(REF), Finding.NOTHING, new Finding.NotPossible(FAILURE));
    Stream<String> read =
        outcomes.map(
            outcome ->
                outcome.<String>fold(RemoteRef::toString, () -> "nothing", Failure::sentence));
    assertThat(read).containsExactly("fake:1", "nothing", "too many");
  }

  @Test
  void anUploadADownloadAndAMeasurementAreReadAsWhatTheyAre() {
    URI url = URI.create("https://files.example/1");
    AssetStorage.Upload stored = new AssetStorage.Stored(url);
    AssetStorage.Upload refused = new AssetStorage.Refused(FAILURE);
    assertThat(stored.<String>fold(URI::toString, Failure::sentence)).isEqualTo(url.toString());
    assertThat(refused.<String>fold(URI::toString, Failure::sentence)).isEqualTo("too many");
    InputStream body = InputStream.nullInputStream();
    VideoDownloads.Download opened = new VideoDownloads.Opened(body, 7, -1);
    VideoDownloads.Download gone = new VideoDownloads.Refused(FAILURE);
    assertThat(opened.<Long>fold(VideoDownloads.Opened::from, failure -> -1L)).isEqualTo(7);
    assertThat(gone.<Long>fold(VideoDownloads.Opened::from, failure -> -1L)).isEqualTo(-1);
    MediaProbe.Probed<String> measured = new MediaProbe.Measured<>("facts");
    MediaProbe.Probed<String> violated =
        new MediaProbe.Refused<>(new Violation("speech", "none", "some"));
    assertThat(measured.<String>fold(facts -> facts, Violation::toString)).isEqualTo("facts");
    assertThat(violated.<String>fold(facts -> facts, Violation::toString))
        .isEqualTo("speech: found none; allowed: some");
  }

  @Test
  @DisplayName("P13 a provider can do nothing that it does not declare")
  void aProviderFindsNothingUnlessItDeclaresTo() {
    Capabilities capabilities = Capabilities.of(Capability.PAID);
    assertThat(capabilities.has(Capability.PAID)).isTrue();
    assertThat(capabilities.has(Capability.FINDS_LOST_SUBMITS)).isFalse();
    assertThat(Finding.NOT_SUPPORTED.<String>fold(ref -> "", () -> "", Failure::sentence))
        .isEqualTo("this provider cannot search for a lost submit");
  }

  @Test
  void aListHasALength() {
    assertThat(JobQuery.newest(5)).isEqualTo(new JobQuery(Set.of(), 5));
    assertThat(new JobQuery(Set.of(JobStatus.FAILED), 1).statuses())
        .isEqualTo(Set.copyOf(List.of(JobStatus.FAILED)));
    assertThatThrownBy(() -> JobQuery.newest(0)).hasMessage("most: found 0; allowed: 1 or more");
  }

  @Test
  void aRealClockDoesNotCareAboutWork() {
    Timeline timeline = new StoppedTimeline();
    try (Timeline.Work work = timeline.work()) {
      assertThatCode(work::close).doesNotThrowAnyException();
    }
  }

  private static final class StoppedTimeline implements Timeline {
    @Override
    public Instant instant() {
      return Instant.EPOCH;
    }

    @Override
    public Alarm alarm() {
      throw new UnsupportedOperationException("nobody waits here");
    }
  }
}
