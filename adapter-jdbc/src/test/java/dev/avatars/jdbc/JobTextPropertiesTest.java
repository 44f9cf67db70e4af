package dev.avatars.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class JobTextPropertiesTest {
  @Property(tries = 2_000)
  @Label("J-1 any job in any state is read as it was written")
  void aJobIsReadAsItWasWritten(@ForAll long seed, @ForAll JobStatus status) {
    Job job = new AnyJob(new Random(seed)).in(status);
    assertThat(JobText.job(job.id(), throughUtf8(JobText.write(job)))).isEqualTo(job);
  }

  @Property(tries = 500)
  @Label("L-5 any ledger line is read as it was written")
  void aLineIsReadAsItWasWritten(@ForAll long seed, @ForAll LedgerEntry.Kind kind) {
    LedgerEntry line = new AnyJob(new Random(seed)).entry(kind);
    assertThat(JobText.entry(throughUtf8(JobText.write(line)))).isEqualTo(line);
  }

  /** A database keeps UTF-8, in which half a surrogate pair does not exist; and no zero bytes. */
  private static String throughUtf8(String text) {
    assertThat(text).doesNotContain("\u0000", "\n");
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
