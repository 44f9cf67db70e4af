package dev.avatars.emulator;

/** A fault in what becomes of a request that was accepted. */
final class FateFault extends FalFault {
  private final Fate fate;

  FateFault(String name, Fate fate) {
    super(name, FaultRule.Moment.AFTER);
    this.fate = fate;
  }

  static FateFault failing(String name, Outcome outcome) {
    return new FateFault(name, Fate.endingIn(outcome));
  }

  Fate fate() {
    return fate;
  }
}
