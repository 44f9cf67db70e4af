package dev.avatars.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.UnreadableJobException;
import dev.avatars.ports.tck.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JobTextTest {
  private static final JobId ID = new JobId("anyjob");
  private static final String TEXT = JobText.write(Samples.aPendingJob(1));

  @Test
  void whatVersionOneWroteIsReadForEver() throws IOException {
    List<Job> jobs = lines("jobs-1.txt").stream().map(line -> JobText.job(ID, line)).toList();
    assertThat(jobs).extracting(Job::status).contains(JobStatus.values());
    assertThat(lines("ledger-1.txt")).hasSize(3).allSatisfy(JobText::entry);
  }

  @Test
  void whatVersionOneWroteIsWrittenTheSameWayAsLongAsItIsTheLatest() throws IOException {
    assertThat(JobText.VERSION).isEqualTo(1);
    assertThat(lines("jobs-1.txt"))
        .allSatisfy(line -> assertThat(JobText.write(JobText.job(ID, line))).isEqualTo(line));
    assertThat(lines("ledger-1.txt"))
        .allSatisfy(line -> assertThat(JobText.write(JobText.entry(line))).isEqualTo(line));
  }

  @Test
  void aNewerFormIsRefusedInASentence() {
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> JobText.job(ID, TEXT.replace("\"version\":1", "\"version\":2")))
        .withMessage(
            "job anyjob in the store has the form 2; this program reads up to 1; use the newer program"
                + " that wrote it")
        .satisfies(unread -> assertThat(unread.job()).isEqualTo(ID));
  }

  @Test
  void aBrokenTextNamesTheFieldWhatWasFoundAndWhatIsAllowed() {
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> JobText.job(ID, TEXT.replace("\"width\":600", "\"width\":\"six\"")))
        .withMessageContaining("request.portrait.width: found \"six\"; allowed: a whole number");
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> JobText.job(ID, TEXT.replace("\"PENDING\"", "\"DREAMING\"")))
        .withMessageContaining("state.name: found 'DREAMING'; allowed: PENDING, PAUSED");
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> JobText.job(ID, TEXT.replace("\"prompt\"", "\"whisper\"")))
        .withMessageContaining("request.prompt: found nothing; allowed: a text");
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> JobText.job(ID, "[]"))
        .withMessageContaining("found no JSON object");
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> JobText.job(ID, TEXT.substring(0, 99)))
        .withMessageContaining("found no JSON");
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream file = JobTextTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
