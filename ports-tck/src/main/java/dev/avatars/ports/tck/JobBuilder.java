package dev.avatars.ports.tck;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.domain.request.Label;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Builds pending jobs for tests, by number: another number is another id, another key and other
 * work. Immutable; each method answers a changed copy.
 */
public final class JobBuilder {
  private final int number;
  private final int work;
  private final String key;
  private final Optional<Money> bound;
  private final Set<Label> labels;
  private final Instant createdAt;

  private JobBuilder(
      int number,
      int work,
      String key,
      Optional<Money> bound,
      Set<Label> labels,
      Instant createdAt) {
    this.number = number;
    this.work = work;
    this.key = key;
    this.bound = bound;
    this.labels = labels;
    this.createdAt = createdAt;
  }

  /** A job with the id {@code job00001}, the key {@code key-1} and work of its own. */
  public static JobBuilder aJob(int number) {
    return new JobBuilder(
        number, number, "key-" + number, Optional.empty(), Set.of(), Samples.NOON);
  }

  /** With the key of a wish. */
  public JobBuilder withKey(String newKey) {
    return new JobBuilder(number, work, newKey, bound, labels, createdAt);
  }

  /** With the portrait, the speech and the prompt of another number. */
  public JobBuilder withTheWorkOf(int otherNumber) {
    return new JobBuilder(number, otherNumber, key, bound, labels, createdAt);
  }

  /** With a quote whose upper bound is this many US dollars. */
  public JobBuilder boundedBy(String usd) {
    return new JobBuilder(number, work, key, Optional.of(Money.usd(usd)), labels, createdAt);
  }

  /** With one label. */
  public JobBuilder labelled(String label) {
    return new JobBuilder(number, work, key, bound, Set.of(new Label(label)), createdAt);
  }

  /** Created at a time. */
  public JobBuilder createdAt(Instant at) {
    return new JobBuilder(number, work, key, bound, labels, at);
  }

  /** The pending job. */
  public Job build() {
    AvatarRequest request =
        new AvatarRequest(
            Samples.model(), Samples.portrait(work), Samples.speech(work), "smile, Zoë; “" + work);
    return Job.pending(
        new JobId(String.format(Locale.ROOT, "job%05d", number)),
        new IdempotencyKey(key),
        request,
        bounded(Quote.of(request, Samples.PROVIDER)),
        labels,
        createdAt);
  }

  private Quote bounded(Quote quote) {
    return bound.map(most -> bounded(quote, most)).orElse(quote);
  }

  private static Quote bounded(Quote quote, Money most) {
    Money expected = quote.expected().isMoreThan(most) ? most : quote.expected();
    return new Quote(
        quote.provider(), quote.fingerprint(), quote.priceVersion(), expected, most, quote.basis());
  }
}
