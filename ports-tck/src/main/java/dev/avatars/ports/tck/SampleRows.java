package dev.avatars.ports.tck;

import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.batch.RowWork;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Records of rows for tests. Equal for equal names. */
public final class SampleRows {
  private static final Job JOB = Samples.aPendingJob(1);
  private static final Instant BEGUN = Samples.NOON.plusNanos(1_000);

  private SampleRows() {}

  /** A row that waits here, with nothing that may be absent. */
  public static RowRecord waiting(String name) {
    return row(name, RowStatus.WAITING, Optional.empty(), Optional.empty());
  }

  /** A row whose video is there, with everything that may be absent but trouble. */
  public static RowRecord done(String name) {
    return row(
        name, RowStatus.DONE, Optional.of(RowVideo.of(Samples.storedVideo(JOB))), Optional.empty());
  }

  /** A row that failed, with words that are hard to write down. */
  public static RowRecord failed(String name) {
    return row(
        name,
        RowStatus.FAILED,
        Optional.empty(),
        Optional.of(
            new RowTrouble(
                "no 'usable' face;\n\"try another\" \\ 試す", Spend.POSSIBLE, "try another")));
  }

  /** A row of a status, called after it. */
  public static RowRecord of(RowStatus status) {
    return switch (status) {
      case DONE -> done(status.label());
      case FAILED -> failed(status.label());
      default -> row(status.label(), status, Optional.empty(), Optional.empty());
    };
  }

  private static RowRecord row(
      String name, RowStatus status, Optional<RowVideo> video, Optional<RowTrouble> trouble) {
    boolean begun = status != RowStatus.WAITING;
    return new RowRecord(
        7,
        name,
        new OutputName("spring/" + name + ".mp4"),
        status,
        begun ? Optional.of(new JobId("job00001")) : Optional.empty(),
        work(),
        "pictures/anna \"1\".png",
        "sounds\\zoë 試す.ogg",
        new MediaLength(110_251, 44_100),
        Money.usd("0.140500000000000001"),
        Money.of(new BigDecimal("12"), "JPY"),
        begun ? Optional.of(Money.usd("0.15174")) : Optional.empty(),
        BEGUN,
        begun ? Optional.of(BEGUN.plusSeconds(1)) : Optional.empty(),
        begun ? Optional.of(BEGUN.plusSeconds(300)) : Optional.empty(),
        video,
        trouble);
  }

  private static RowWork work() {
    return new RowWork(
        Samples.PROVIDER,
        new ModelId("sample-model"),
        Samples.portrait(1).digest(),
        Samples.speech(1).digest(),
        "smiles,\nand \"waves\"\t\u2028\ud83d\ude00");
  }
}
