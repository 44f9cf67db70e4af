package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A fault and the calls it strikes at. Calls of its kind are counted from the moment the rule is
 * given to the emulator.
 *
 * @param call the kind of call
 * @param fault what goes wrong
 * @param moment whether the call takes effect before it does
 * @param first the first call at which it does; 1 is the next
 * @param times at how many calls in a row; 1 or more
 */
public record FaultRule(FalCall call, FalFault fault, Moment moment, int first, int times) {
  /** Whether a call takes effect before its fault does. */
  public enum Moment {
    /** The call has no effect; nobody has looked at it. */
    BEFORE,
    /** The call has taken effect; only its reply suffers. */
    AFTER
  }

  public FaultRule {
    requireNonNull(call, "call");
    requireNonNull(moment, "moment");
    requireFits(call, fault);
    if (first < 1 || times < 1) {
      throw new IllegalArgumentException(
          "fault rule: found "
              + times
              + " calls from call "
              + first
              + "; allowed: 1 or more from call 1 or later");
    }
  }

  static FaultRule next(FalCall call, Moment moment, FalFault fault) {
    return new FaultRule(call, fault, moment, 1, 1);
  }

  /** The same at the so-manieth call from now on. */
  public FaultRule onCall(int number) {
    return new FaultRule(call, fault, moment, number, times);
  }

  /** The same at so many calls in a row. */
  public FaultRule times(int calls) {
    return new FaultRule(call, fault, moment, first, calls);
  }

  /** The same at every call from the first on. */
  public FaultRule always() {
    return times(Integer.MAX_VALUE);
  }

  boolean strikesAt(long number) {
    return number >= first && number - first < times;
  }

  boolean isOverAfter(long number) {
    return number - first + 1 >= times;
  }

  /** One line, such as {@code submit: reset after, call 2}. */
  @Override
  public String toString() {
    String calls = times == 1 ? "call " + first : "calls " + first + " to " + last();
    return call.label()
        + ": "
        + fault
        + " "
        + moment.name().toLowerCase(Locale.ROOT)
        + ", "
        + calls;
  }

  private String last() {
    return times == Integer.MAX_VALUE ? "the last" : String.valueOf(first + times - 1L);
  }

  private static void requireFits(FalCall call, FalFault fault) {
    boolean fits =
        fault instanceof WebhookFault
            ? call == FalCall.WEBHOOK
            : fault instanceof FateFault ? call.isPaid() : call != FalCall.WEBHOOK;
    if (!fits) {
      throw new IllegalArgumentException(
          "fault rule: found " + fault + " at " + call.label() + "; allowed: " + calls(fault));
    }
  }

  private static String calls(FalFault fault) {
    if (fault instanceof WebhookFault) {
      return "webhook";
    }
    return fault instanceof FateFault ? "submit, run" : "any call but webhook";
  }
}
