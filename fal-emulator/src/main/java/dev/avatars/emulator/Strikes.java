package dev.avatars.emulator;

import dev.avatars.emulator.FaultRule.Moment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes wrong at one call.
 *
 * @param rules the rules that strike at it, in the order in which they were given
 */
record Strikes(List<FaultRule> rules) {
  Strikes {
    rules = List.copyOf(rules);
  }

  /** The fault that keeps the call from having any effect. */
  Optional<WireFault> before() {
    return wire(Moment.BEFORE).findFirst();
  }

  /** The answer with all faults in it that come after the effect. */
  HttpAnswer spoil(HttpAnswer good) {
    HttpAnswer answer = good;
    for (WireFault fault : wire(Moment.AFTER).toList()) {
      answer = fault.spoil(answer);
    }
    return answer;
  }

  /** What is decided about the request that the call starts. */
  Fate fate() {
    return of(FateFault.class).map(FateFault::fate).findFirst().orElse(Fate.OPEN);
  }

  List<WebhookFault> webhook() {
    return of(WebhookFault.class).toList();
  }

  /** The names of the faults; empty as a rule. */
  String names() {
    return rules.stream().map(rule -> rule.fault().name()).collect(Collectors.joining(", "));
  }

  private Stream<WireFault> wire(Moment moment) {
    return rules.stream()
        .filter(rule -> rule.moment() == moment)
        .map(FaultRule::fault)
        .filter(WireFault.class::isInstance)
        .map(WireFault.class::cast);
  }

  private <T extends FalFault> Stream<T> of(Class<T> kind) {
    return rules.stream().map(FaultRule::fault).filter(kind::isInstance).map(kind::cast);
  }
}
