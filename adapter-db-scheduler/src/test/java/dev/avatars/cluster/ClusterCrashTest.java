package dev.avatars.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Machines and servers that are killed while jobs go on. */
@ExtendWith(Server.Needed.class)
class ClusterCrashTest {
  private static final int KILLS = Integer.getInteger("avatars.worker-kills", 6);
  private static final long SEED = Long.getLong("avatars.seed", 7);

  @Test
  @Timeout(2_400)
  @DisplayName(
      "P6 P9 P11 machines and the server are killed and frozen: each job ends, is bought at most"
          + " once, and has its video")
  void whateverIsKilledNothingIsBoughtTwiceOrLost() throws InterruptedException {
    try (Round round = new Round(KILLS, SEED, InstantSource.system())) {
      Round.Tally tally = round.run();
      System.out.println("seed " + SEED + ": " + tally);

      assertThat(tally.boughtTwice()).as("bought twice").isZero();
      assertThat(tally.withoutVideo()).as("finished without their video").isZero();
      assertThat(round.failed()).as("failed").isEmpty();
      assertThat(tally.succeeded()).as("succeeded").isEqualTo(tally.jobs());
      assertThat(tally.submits()).as("submits").isEqualTo(tally.jobs());
      Audit.assertThatTheLedgerBalances(round.store());
    }
  }
}
