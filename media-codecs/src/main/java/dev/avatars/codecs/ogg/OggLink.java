package dev.avatars.codecs.ogg;

/**
 * One stream of sound in a chain (RFC 3533, 4: "sequential multiplexing").
 *
 * @param start the position of the page that begins it
 * @param end the position after its last page
 * @param lead the samples of each channel to drop from a decoder's output
 * @param samples the samples of each channel that follow and are presented
 */
public record OggLink(long start, long end, long lead, long samples) {}
