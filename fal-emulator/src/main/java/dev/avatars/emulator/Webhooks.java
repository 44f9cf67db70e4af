package dev.avatars.emulator;

import dev.avatars.emulator.RequestView.Ending;
import dev.avatars.emulator.WebhookFault.Mishap;
import dev.avatars.emulator.WebhookPolicy.Limit;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The webhooks that are due, now or later. Thread-safe. */
final class Webhooks {
  private final WebhookPost post = new WebhookPost();
  private final List<Due> due = new ArrayList<>();
  private final WebhookPolicy policy;
  private final Faults faults;
  private final ExchangeJournal journal;
  private final SigningKey key;
  private final SigningKey strangersKey;
  private final InstantSource signingClock;
  private Runnable onNews = () -> {};

  Webhooks(
      WebhookPolicy policy,
      Faults faults,
      ExchangeJournal journal,
      long seed,
      InstantSource signingClock) {
    this.policy = policy;
    this.faults = faults;
    this.journal = journal;
    this.key = SigningKey.seeded(seed);
    this.strangersKey = SigningKey.seeded(~seed);
    this.signingClock = signingClock;
  }

  /** The public key that receivers verify with. */
  String publicKey() {
    return key.x();
  }

  /** Calls this whenever there is something new to look after. */
  synchronized void onNews(Runnable wake) {
    onNews = wake;
  }

  /** A request was taken, and its end has to be noticed. */
  void requestTaken() {
    wake().run();
  }

  /** A request has ended: if its caller wanted to be told, that is due now. */
  void requestEnded(Submitted submitted, Ending ending) {
    submitted.wishes().webhook().ifPresent(receiver -> schedule(submitted, ending, receiver));
  }

  synchronized Optional<Instant> nextDue() {
    return due.stream().map(Due::at).min(Comparator.naturalOrder());
  }

  synchronized void clear() {
    due.clear();
  }

  /** Delivers what is due, all of it at once, and answers when every receiver has answered. */
  void deliver(Instant now) {
    CompletableFuture<?>[] deliveries =
        take(now).stream().map(item -> attempt(item, now)).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(deliveries).join();
  }

  private void schedule(Submitted submitted, Ending ending, URI receiver) {
    Strikes strikes = faults.strike(FalCall.WEBHOOK);
    WebhookLetter letter = new WebhookLetter(submitted, ending.outcome());
    Instant last = lastAttempt(ending);
    Due first = new Due(ending.at(), 1, letter, receiver, last, strikes.webhook());
    if (!first.suffers(Mishap.MISSING)) {
      add(first.delayed());
    }
    if (first.suffers(Mishap.DUPLICATE)) {
      add(first.delayed());
    }
    wake().run();
  }

  private Instant lastAttempt(Ending ending) {
    return policy.limit() == Limit.NONE
        ? Instant.MAX
        : ending.at().plus(QueueDesk.lifeOfUnstored(ending.outcome()));
  }

  private CompletableFuture<Void> attempt(Due item, Instant now) {
    byte[] body = item.letter().body();
    Mishap mishap = item.signing();
    HttpHeaders signature =
        item.letter()
            .signature(
                mishap == Mishap.STRANGERS_KEY ? strangersKey : key,
                signingClock.instant(),
                mishap);
    return post.deliver(item.receiver(), signature, body, policy.timeoutOf(item.attempt()))
        .thenAccept(status -> answered(item, signature, body, status, now));
  }

  private void answered(Due item, HttpHeaders headers, byte[] body, int status, Instant now) {
    journal.addWebhook(
        item.letter().submitted(), item.receiver(), headers, body, status, item, now);
    boolean taken = status >= 200 && status < 300;
    boolean refusedForGood = status >= 300 && status < 400;
    Instant next = now.plus(policy.pauseAfter(item.attempt()));
    if (!taken
        && !refusedForGood
        && item.attempt() <= policy.retries()
        && next.isBefore(item.last())) {
      add(item.again(next));
    }
  }

  private synchronized void add(Due item) {
    due.add(item);
  }

  private synchronized List<Due> take(Instant now) {
    List<Due> taken = due.stream().filter(item -> !item.at().isAfter(now)).toList();
    due.removeAll(taken);
    return taken;
  }

  private synchronized Runnable wake() {
    return onNews;
  }

  /**
   * One attempt that is to be made.
   *
   * @param at when
   * @param attempt 1 for the first
   * @param last when it is too late for another
   * @param faults what goes wrong with it
   */
  record Due(
      Instant at,
      int attempt,
      WebhookLetter letter,
      URI receiver,
      Instant last,
      List<WebhookFault> faults) {
    boolean suffers(Mishap mishap) {
      return faults.stream().anyMatch(fault -> fault.mishap() == mishap);
    }

    Due delayed() {
      Instant later = at;
      for (WebhookFault fault : faults) {
        later = later.plus(fault.delay());
      }
      return new Due(later, attempt, letter, receiver, last, faults);
    }

    Due again(Instant next) {
      return new Due(next, attempt + 1, letter, receiver, last, faults);
    }

    /** What is wrong with the signature. */
    Mishap signing() {
      return faults.stream()
          .map(WebhookFault::mishap)
          .filter(Mishap::concernsSignature)
          .findFirst()
          .orElse(Mishap.NONE);
    }

    String faultNames() {
      return String.join(", ", faults.stream().map(FalFault::name).toList());
    }
  }
}
