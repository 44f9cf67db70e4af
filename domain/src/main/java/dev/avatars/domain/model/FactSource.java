package dev.avatars.domain.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Where a price or a limit was read, and when.
 *
 * @param name the page, document or measurement
 * @param readOn the day it was read
 */
public record FactSource(String name, LocalDate readOn) {
  public FactSource {
    requireNonNull(readOn, "read on");
    if (name.isBlank()) {
      throw new IllegalArgumentException("source: found none; allowed: where the fact was read");
    }
  }

  @Override
  public String toString() {
    return name + ", read " + readOn;
  }
}
