package dev.avatars.codecs.mpeg;

/**
 * The frames that one encoder wrote.
 *
 * @param start the position of the first frame with sound
 * @param end the position after the last
 * @param lead the samples of each channel to drop from a decoder's output
 * @param samples the samples of each channel that follow and are presented
 */
public record MpegRun(long start, long end, long lead, long samples) {}
