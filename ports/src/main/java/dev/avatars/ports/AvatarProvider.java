package dev.avatars.ports;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import java.time.Instant;

/**
 * Someone who makes a portrait speak: the door to a paid service, or to a fake of one.
 *
 * <p>Whatever the service may answer is a value; an exception is a bug. Implementations are
 * thread-safe. They promise:
 *
 * <ul>
 *   <li><b>P-1</b> an accepted submit answers a reference by which status, result and cancel work;
 *   <li><b>P-2</b> one submit starts at most one render, whatever happens on the way;
 *   <li><b>P-3</b> a lost reply is {@link Submission.Unconfirmed}, never {@link
 *       Submission.Refused};
 *   <li><b>P-4</b> a refusal proves that nothing was started and nothing is billed, and says why;
 *   <li><b>P-5</b> throttling is a refusal that may be tried again, with the wait that was asked
 *       for;
 *   <li><b>P-6</b> status is repeatable and never starts, bills or cancels anything;
 *   <li><b>P-7</b> a reference the provider does not know is {@link RenderStatus.Unknown} or a
 *       final failure, never an exception and never success;
 *   <li><b>P-8</b> done means that the video can be downloaded, and its length fits the speech;
 *   <li><b>P-9</b> a failed render is {@link RenderStatus.Failed} with its reason and the money at
 *       stake;
 *   <li><b>P-10</b> cancel tells the truth: removed, requested, too late, or not possible;
 *   <li><b>P-11</b> a capability that is not declared is refused when used;
 *   <li><b>P-12</b> a lost submit that is found is found by the address of its own speech, and
 *       never taken for another's; a search that says it is complete up to a time misses nothing
 *       that was submitted before;
 *   <li><b>P-13</b> what was billed comes from the provider, or is pending; never an estimate;
 *   <li><b>P-14</b> a status that cannot be asked is {@link RenderStatus.Unknown}: patience, never
 *       the end of a job;
 *   <li><b>P-15</b> a request that is known by its id and model alone can be followed like an
 *       accepted one.
 * </ul>
 */
public interface AvatarProvider {
  /** The provider's name, constant. */
  ProviderId id();

  /** What the provider can do beyond the necessary, constant. */
  Capabilities capabilities();

  /** Where this provider reads a request's files. */
  AssetStorage assets();

  /** Where this provider's videos are fetched. */
  VideoDownloads downloads();

  /** Makes the one paid call; {@code P-1} to {@code P-5}. Never retried inside. */
  Submission submit(SubmitOrder order);

  /**
   * The reference of a request of which a person knows the id, from the provider's own pages for
   * instance; {@code P-15}. Nothing is asked for it, and it may not exist.
   *
   * @throws IllegalArgumentException when this can be no id of this provider
   */
  default RemoteRef ref(String requestId, AvatarModel model) {
    return RemoteRef.of(id(), requestId);
  }

  /** Asks how a job is; {@code P-6} to {@code P-9} and {@code P-14}. */
  RenderStatus status(RemoteRef ref);

  /** Asks to stop a job; {@code P-10}. */
  Cancellation cancel(RemoteRef ref);

  /**
   * Looks for a request that was submitted with exactly these files; {@code P-12}. Found is proof;
   * not found never is.
   *
   * @param since when the submit was announced
   */
  default Finding find(StagedMedia media, Instant since) {
    return Finding.NOT_SUPPORTED;
  }

  /** What a finished job was billed, as far as the provider tells; {@code P-13}. */
  default BilledCost billed(RemoteRef ref) {
    return BilledCost.PENDING;
  }
}
