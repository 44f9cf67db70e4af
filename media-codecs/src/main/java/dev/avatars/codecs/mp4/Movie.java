package dev.avatars.codecs.mp4;

import java.util.List;

/**
 * What a movie box is written from.
 *
 * @param video the picture track as it was announced
 * @param audio the sound track as it was announced
 * @param syncSamples the numbers of the pictures that decoding can begin at, from 0
 * @param presentedSamples how long the movie is, in samples of sound
 * @param layout where everything stands
 * @param comment a remark for people, or nothing
 */
record Movie(
    VideoTrack video,
    AudioTrack audio,
    List<Integer> syncSamples,
    long presentedSamples,
    MovieLayout layout,
    String comment) {}
