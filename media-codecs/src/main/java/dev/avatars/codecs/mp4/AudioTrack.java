package dev.avatars.codecs.mp4;

/**
 * What an MP4 file must know of its AAC-LC sound before the first access unit arrives.
 *
 * @param sampleRate samples a second, 8,000 to 96,000
 * @param channels 1 or 2
 * @param primingSamples decoded samples before the first one to be heard, 0 or more
 * @param audioSpecificConfig the decoder's configuration (ISO/IEC 14496-3, 1.6.2.1)
 */
@SuppressWarnings("ArrayRecordComponent")
public record AudioTrack(
    int sampleRate, int channels, int primingSamples, byte[] audioSpecificConfig) {}
