package dev.avatars.application.offender;

import io.micrometer.core.instrument.MeterRegistry;

/** Offends: Micrometer stays in its adapter. */
interface StudioThatMeters {
  MeterRegistry registry();
}
