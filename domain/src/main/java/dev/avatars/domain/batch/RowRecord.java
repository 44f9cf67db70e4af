package dev.avatars.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What is written of a row each time something happened to it; the latest is the truth.
 *
 * @param line the line of the manifest on which it begins
 * @param name its name
 * @param output where its video goes
 * @param status where it is
 * @param job its job; empty as long as there was none
 * @param work what is bought with it
 * @param portrait the picture's file, as the manifest has it
 * @param speech the sound's file, as the manifest has it
 * @param length how long the speech is
 * @param expected the likely amount
 * @param upperBound the most it can be
 * @param billed what was billed; empty as long as nobody told
 * @param created when it was begun
 * @param handedOver when the provider got it, as far as it was seen
 * @param ended when it came to its present end; empty while it goes on
 * @param video its video
 * @param trouble why there is none
 */
public record RowRecord(
    int line,
    String name,
    OutputName output,
    RowStatus status,
    Optional<JobId> job,
    RowWork work,
    String portrait,
    String speech,
    MediaLength length,
    Money expected,
    Money upperBound,
    Optional<Money> billed,
    Instant created,
    Optional<Instant> handedOver,
    Optional<Instant> ended,
    Optional<RowVideo> video,
    Optional<RowTrouble> trouble) {
  public RowRecord {
    requireNonNull(name, "name");
    requireNonNull(output, "output");
    requireNonNull(status, "status");
    requireNonNull(job, "job");
    requireNonNull(work, "work");
    requireNonNull(length, "length");
    requireNonNull(expected, "expected");
    requireNonNull(upperBound, "upper bound");
    requireNonNull(created, "created");
    if (status == RowStatus.DONE && video.isEmpty()) {
      throw new IllegalArgumentException(
          "row " + name + ": found none; allowed: a video when done");
    }
  }
}
