package dev.avatars.application;

import dev.avatars.domain.job.JobId;
import dev.avatars.ports.WebhookAuthenticator;
import dev.avatars.ports.WebhookAuthenticator.Delivery;
import dev.avatars.ports.WebhookAuthenticator.Genuine;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives a provider's webhooks, whatever framework they come through: raw bytes and headers in,
 * an HTTP status out. Thread-safe.
 *
 * <p>A webhook is a doorbell. What it says is not believed; that it is genuine and about a job
 * makes the job due. Its signature proves neither whose request it is nor which job's, so a job in
 * doubt first proves the request, at its next step. Nobody else is asked before it is answered,
 * unless the provider's keys have to be read; duplicates and late ones are harmless, and polling
 * stands behind those that never come.
 *
 * <pre>{@code
 * int status = studio.webhooks().receive(Delivery.of(body, headers, query));
 * }</pre>
 */
public final class Webhooks {
  private static final int OK = 200;
  private static final int SEND_AGAIN = 503;
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final Optional<WebhookAuthenticator> authenticator;
  private final Jobs jobs;

  Webhooks(Optional<WebhookAuthenticator> authenticator, Jobs jobs) {
    this.authenticator = authenticator;
    this.jobs = jobs;
  }

  /**
   * Takes a delivery.
   *
   * @return the HTTP status to answer with: 200 taken or nothing to do, 401 not genuine, 503 to be
   *     sent again
   * @throws IllegalStateException when the studio was built without an authenticator
   */
  public int receive(Delivery delivery) {
    WebhookAuthenticator judge =
        authenticator.orElseThrow(
            () ->
                new IllegalStateException(
                    "the studio has no webhooks; give its builder an authenticator"));
    WebhookAuthenticator.Verdict verdict = judge.judge(delivery);
    return verdict.fold(
        this::rung,
        forged -> {
          LOG.warn("a webhook was refused: {}", forged.reason());
          return verdict.httpStatus();
        },
        undecided -> verdict.httpStatus());
  }

  private int rung(Genuine genuine) {
    return genuine.job().map(job -> rung(job, genuine.requestId())).orElse(OK);
  }

  private int rung(JobId job, String requestId) {
    return jobs.rung(job, requestId) == Hearing.NOT_NOW ? SEND_AGAIN : OK;
  }
}
