package dev.avatars.domain.offender;

/** Offends: no floating point in the core. */
record DomainInFloats(double price) {}
