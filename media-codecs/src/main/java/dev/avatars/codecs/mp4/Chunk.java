package dev.avatars.codecs.mp4;

/**
 * Neighboring samples of one track that stand together in the file (ISO/IEC 14496-12, 8.7.4).
 *
 * @param firstSample the number of its first sample, from 0
 * @param sampleCount how many samples it has, at least 1
 * @param spoolPosition where its bytes begin in the track's spool
 * @param bytes how many bytes it has
 */
record Chunk(int firstSample, int sampleCount, long spoolPosition, long bytes) {}
