package dev.avatars.batch.report;

import dev.avatars.domain.batch.OutputName;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowTrouble;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.batch.RowWork;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Rows for tests: ten seconds of speech, quoted at $1.00, unless something else is said. */
final class RowBuilder {
  static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

  private final int line;
  private final String name;
  private RowStatus status = RowStatus.WAITING;
  private String output;
  private String portrait = "anna.png";
  private Sha256 digest = Sha256.of("anna".getBytes(StandardCharsets.UTF_8));
  private String speech = "hello.wav";
  private String prompt = "";
  private MediaLength length = MediaLength.ofSeconds("10");
  private Money expected = Money.usd("1");
  private Money atMost = Money.usd("1.10");
  private Optional<Money> billed = Optional.empty();
  private Instant created = START;
  private Optional<Instant> handedOver = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private Optional<RowVideo> video = Optional.empty();
  private Optional<RowTrouble> trouble = Optional.empty();

  private RowBuilder(int line, String name) {
    this.line = line;
    this.name = name;
    this.output = "row-" + line + ".mp4";
  }

  static RowBuilder row(int line) {
    return named(line, "row " + line);
  }

  static RowBuilder named(int line, String name) {
    return new RowBuilder(line, name);
  }

  RowBuilder status(RowStatus now) {
    status = now;
    return this;
  }

  RowBuilder output(String file) {
    output = file;
    return this;
  }

  RowBuilder portrait(String file, Sha256 content) {
    portrait = file;
    digest = content;
    return this;
  }

  RowBuilder speech(String file, String seconds) {
    speech = file;
    length = MediaLength.ofSeconds(seconds);
    return this;
  }

  RowBuilder prompt(String words) {
    prompt = words;
    return this;
  }

  RowBuilder quoted(Money likely, Money most) {
    expected = likely;
    atMost = most;
    return this;
  }

  RowBuilder billed(Money bill) {
    billed = Optional.of(bill);
    return this;
  }

  /** Begun so many seconds after the start. */
  RowBuilder begun(long second) {
    created = START.plusSeconds(second);
    return this;
  }

  /** Handed over and ended so many seconds after the start. */
  RowBuilder made(long from, long to) {
    return handedOver(from).ended(to);
  }

  RowBuilder handedOver(long second) {
    handedOver = Optional.of(START.plusSeconds(second));
    return this;
  }

  RowBuilder ended(long second) {
    ended = Optional.of(START.plusSeconds(second));
    return this;
  }

  /** Done, with a video as long as the speech. */
  RowBuilder done(long bytes, StoredVideo.Flag... flags) {
    return done(new RowVideo(length, 512, 512, bytes, digest, Set.of(flags)));
  }

  RowBuilder done(RowVideo made) {
    video = Optional.of(made);
    return status(RowStatus.DONE);
  }

  RowBuilder trouble(RowStatus why, String sentence, Spend spend, String nextStep) {
    trouble = Optional.of(new RowTrouble(sentence, spend, nextStep));
    return status(why);
  }

  RowRecord build() {
    return new RowRecord(
        line,
        name,
        new OutputName(output),
        status,
        Optional.of(new JobId("job" + Duration.between(Instant.EPOCH, created).toSeconds() + line)),
        new RowWork(
            new ProviderId("fal"),
            new ModelId("kling-avatar-v2-pro"),
            digest,
            Sha256.of(speech.getBytes(StandardCharsets.UTF_8)),
            prompt),
        portrait,
        speech,
        length,
        expected,
        atMost,
        billed,
        created,
        handedOver,
        ended,
        video,
        trouble);
  }
}
