package dev.avatars.codecs.iso;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a finished MP4 file holds. Immutable.
 *
 * @param width pixels of the stored picture, 1 or more
 * @param height pixels of the stored picture, 1 or more
 * @param videoCodec the four characters of the video's coding, such as {@code "avc1"}
 * @param video the presented length of the video
 * @param frames how many frames of video lie wholly inside of the file
 * @param sound the presented length of the first sound track, if there is one that can be read
 * @param isTruncated whether the file ends before its video or sound does
 */
public record Mp4Facts(
    int width,
    int height,
    String videoCodec,
    TrackLength video,
    long frames,
    Optional<TrackLength> sound,
    boolean isTruncated) {
  public Mp4Facts {
    requireNonNull(videoCodec, "videoCodec");
    requireNonNull(video, "video");
    requireNonNull(sound, "sound");
  }
}
