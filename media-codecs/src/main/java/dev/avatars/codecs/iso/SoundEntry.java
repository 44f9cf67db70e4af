package dev.avatars.codecs.iso;

/**
 * How the sound of a track is coded (ISO/IEC 14496-12, 12.2.3 AudioSampleEntry, and what each codec
 * adds).
 *
 * @param codec the codec
 * @param sampleRate samples a second that decode out of it
 * @param channels 1 to 255
 * @param samplesPerPacket samples of each channel in every packet but the last, or 0 where they
 *     differ
 * @param config the bytes that the decoder wants first
 */
@SuppressWarnings("ArrayRecordComponent")
record SoundEntry(
    SoundCodec codec, int sampleRate, int channels, int samplesPerPacket, byte[] config) {}
