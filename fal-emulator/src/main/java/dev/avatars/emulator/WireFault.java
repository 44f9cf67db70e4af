package dev.avatars.emulator;

import dev.avatars.emulator.FaultRule.Moment;
import java.util.function.UnaryOperator;

/** A fault in how, or what, a call is answered. */
final class WireFault extends FalFault {
  private final UnaryOperator<HttpAnswer> spoiling;

  WireFault(String name, Moment usual, UnaryOperator<HttpAnswer> spoiling) {
    super(name, usual);
    this.spoiling = spoiling;
  }

  /** The answer with the fault in it. */
  HttpAnswer spoil(HttpAnswer good) {
    return spoiling.apply(good);
  }
}
