package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.decode.DeblockerInput;
import org.jcodec.codecs.h264.decode.FrameReader;
import org.jcodec.codecs.h264.decode.SliceDecoder;
import org.jcodec.codecs.h264.decode.SliceReader;
import org.jcodec.codecs.h264.io.model.Frame;
import org.jcodec.codecs.h264.io.model.SliceHeader;
import org.jcodec.common.IntObjectMap;

/**
 * A decoder that shares nothing with the encoder: the parser, the entropy decoder, the predictions
 * and the transforms of jcodec. Its deblocking filter is left out, because it runs even where the
 * slice says disable_deblocking_filter_idc 1.
 */
final class IndependentDecoder {
  private static final int NO_DEBLOCKING = 1;

  private final H264Settings settings;
  private final FrameReader reader = new FrameReader();
  private Frame[] references = new Frame[1 << ParameterSets.FRAME_NUM_BITS];
  private int decoded;

  IndependentDecoder(H264Settings settings) {
    this.settings = settings;
  }

  /** Decodes an access unit of length-prefixed NAL units, padding included. */
  YuvPicture decode(byte[] accessUnit) {
    List<SliceReader> slices = reader.readFrame(unitsOf(accessUnit));
    assertThat(slices).hasSize(1);
    SliceHeader header = slices.get(0).getSliceHeader();
    assertThat(header.disableDeblockingFilterIdc).isEqualTo(NO_DEBLOCKING);

    YuvPicture picture = YuvPicture.of(settings.width(), settings.height());
    byte[][] planes = {picture.luma(), picture.cb(), picture.cr()};
    DeblockerInput trace = new DeblockerInput(header.sps);
    Frame frame =
        H264Decoder.createFrame(
            header.sps,
            planes,
            header.frameNum,
            header.sliceType,
            trace.mvs,
            trace.refsUsed,
            2 * decoded++);
    new SliceDecoder(header.sps, references, new IntObjectMap<>(), trace, frame)
        .decodeFromReader(slices.get(0));
    keepAsOnlyReference(frame);
    return unsigned(picture);
  }

  private void keepAsOnlyReference(Frame frame) {
    references = new Frame[references.length];
    references[frame.getFrameNo()] = Frame.createFrame(frame);
    references[frame.getFrameNo()].copyFrom(frame);
  }

  /** The units of the picture, behind the parameter sets, which may be repeated at any time. */
  private List<ByteBuffer> unitsOf(byte[] accessUnit) {
    List<ByteBuffer> units = new ArrayList<>();
    units.add(ByteBuffer.wrap(settings.sequenceParameterSet()));
    units.add(ByteBuffer.wrap(settings.pictureParameterSet()));
    ByteBuffer rest = ByteBuffer.wrap(accessUnit);
    while (rest.hasRemaining()) {
      byte[] unit = new byte[rest.getInt()];
      rest.get(unit);
      units.add(ByteBuffer.wrap(unit));
    }
    return units;
  }

  /** jcodec keeps samples as signed bytes around the middle grey. */
  private static YuvPicture unsigned(YuvPicture picture) {
    for (byte[] plane : List.of(picture.luma(), picture.cb(), picture.cr())) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (byte) (plane[i] + 128);
      }
    }
    return picture;
  }
}
