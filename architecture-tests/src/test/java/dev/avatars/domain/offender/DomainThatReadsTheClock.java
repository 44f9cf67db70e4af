package dev.avatars.domain.offender;

import java.time.Instant;

/** Offends: no clock in the core. */
final class DomainThatReadsTheClock {
  Instant now() {
    return Instant.now();
  }
}
