package dev.avatars.codecs.h264;

/**
 * Encodes one group of pictures: the first picture stands alone (IDR), each of the following ones
 * only describes what changed.
 *
 * <p>Groups are independent: they may be encoded on different threads and written one after the
 * other. One encoder is not thread-safe.
 *
 * <pre>{@code
 * H264Encoder encoder = H264Encoder.forGop(settings, 0);
 * byte[] first = encoder.encode(picture, changed); // decodes alone
 * changed.clear();
 * changed.mark(200, 320, 120, 60); // then repaint that part of the picture
 * byte[] second = encoder.encode(picture, changed);
 * }</pre>
 */
public final class H264Encoder {
  private final H264Settings settings;
  private final int idrPicId;
  private final Slice slice;
  private final IntraMacroblockCoder intra;
  private final InterMacroblockCoder inter;
  private int pictures;

  private H264Encoder(H264Settings settings, int idrPicId) {
    this.settings = settings;
    this.idrPicId = idrPicId;
    this.slice = Slice.of(settings);
    this.intra = new IntraMacroblockCoder(slice, settings.intraQp());
    this.inter = new InterMacroblockCoder(slice, settings.interQp());
  }

  /**
   * Begins a group of pictures.
   *
   * @param gopIndex the number of the group in its video, from 0
   */
  public static H264Encoder forGop(H264Settings settings, int gopIndex) {
    // idr_pic_id must differ between IDR pictures that follow each other (7.4.3).
    return new H264Encoder(settings, gopIndex & 1);
  }

  /**
   * Encodes the next picture of the group.
   *
   * @param picture of the size in the settings; its padding is overwritten
   * @param changed the blocks that may differ from the picture before; ignored for the first one
   * @return one access unit: a NAL unit after its length in four bytes, as MP4 samples hold it
   * @throws IllegalArgumentException when the picture or the mask has another size
   */
  public byte[] encode(YuvPicture picture, MacroblockMask changed) {
    requireMatching(picture, changed);
    picture.extendEdges();
    slice.bits().clear();
    int number = pictures++;
    return number == 0 ? encodeIdr(picture) : encodePredicted(picture, changed, number);
  }

  /** The picture as a decoder shows it after the last access unit; it changes with the next one. */
  YuvPicture reconstruction() {
    return slice.reconstruction();
  }

  private byte[] encodeIdr(YuvPicture picture) {
    SliceHeader.writeIdr(slice.bits(), idrPicId);
    for (int row = 0; row < settings.macroblockRows(); row++) {
      for (int column = 0; column < settings.macroblockColumns(); column++) {
        intra.code(picture, column, row);
      }
    }
    return finish(NalUnit.IDR_SLICE);
  }

  private byte[] encodePredicted(YuvPicture picture, MacroblockMask changed, int number) {
    int qpDelta = settings.interQp() - settings.intraQp();
    SliceHeader.writePredicted(slice.bits(), number, qpDelta);
    slice.counts().clear();
    inter.begin();
    for (int row = 0; row < settings.macroblockRows(); row++) {
      for (int column = 0; column < settings.macroblockColumns(); column++) {
        if (changed.isMarked(column, row)) {
          inter.code(picture, column, row);
        } else {
          inter.skip();
        }
      }
    }
    inter.end();
    return finish(NalUnit.PREDICTED_SLICE);
  }

  private byte[] finish(NalUnit unit) {
    slice.bits().trailingBits();
    return unit.lengthPrefixed(slice.bits());
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
