package dev.avatars.application;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities.Capability;
import java.time.Instant;

/**
 * Ends jobs with their bills. Nobody waits for a bill: a job whose bill is not told yet ends, keeps
 * its hold, and is asked about ever more rarely for thirty days. If it is never told the hold
 * stays, so that no budget is overrun by what nobody knows.
 */
final class Billing {
  private final AvatarProvider provider;

  Billing(AvatarProvider provider) {
    this.provider = provider;
  }

  /** What was billed for a request, as far as it was told with the news or is told now. */
  BilledCost bill(RemoteRef ref, BilledCost told) {
    return told.fold(known -> known, () -> provider.billed(ref));
  }

  /** Ends a job that the provider had; answers when it is due again. */
  Instant end(Pen pen, JobState end, RemoteRef ref, BilledCost bill) {
    boolean free = end.spend() == Spend.NONE;
    boolean written =
        free
            ? pen.endFree(end, "nothing was billed")
            : bill.fold(known -> pen.endBilled(end, known), () -> pen.move(unbilled(end, ref)));
    return written ? Looks.next(end.since(), pen.now()) : pen.now();
  }

  /** Asks for the bill of a job that has ended; answers when to ask again. */
  Instant ask(Pen pen, JobState end, RemoteRef ref) {
    boolean isOver = Looks.isOver(end.since(), pen.now());
    boolean done = provider.billed(ref).fold(pen::settle, () -> isOver && pen.giveUpTheBill());
    return done ? pen.now() : Looks.next(end.since(), pen.now());
  }

  private JobState unbilled(JobState end, RemoteRef ref) {
    return provider.capabilities().has(Capability.TELLS_BILLED_COST) ? end.awaitingBill(ref) : end;
  }
}
