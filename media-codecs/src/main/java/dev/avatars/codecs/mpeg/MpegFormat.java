package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * What the header of one frame says about its stream.
 *
 * @param layer 1, 2 or 3
 * @param sampleRate samples a second of each channel
 * @param channels 1 or 2
 * @param samplesPerFrame samples of each channel in a frame
 */
public record MpegFormat(int layer, int sampleRate, int channels, int samplesPerFrame) {
  /** What the frame at a position says, if one stands there. */
  public static Optional<MpegFormat> at(ByteSource source, long at) throws IOException {
    return FrameHeader.at(source, at)
        .map(
            header ->
                new MpegFormat(
                    header.layer(), header.sampleRate(), header.channels(), header.samples()));
  }
}
