package dev.avatars.emulator.offender;

import dev.avatars.fal.FalProvider;

/** An emulator that knows the adapter it is there to test. */
public record EmulatorThatKnowsTheAdapter(FalProvider adapter) {}
