package dev.avatars.cli.wiring;

/**
 * What decides how a studio is put together.
 *
 * @param provider who makes the videos
 * @param seed what decides about chance in the fake
 */
public record StudioSettings(ProviderChoice provider, long seed) {}
