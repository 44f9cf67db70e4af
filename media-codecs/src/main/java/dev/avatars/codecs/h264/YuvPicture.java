package dev.avatars.codecs.h264;

/**
 * A picture as the encoder reads it: 8-bit luma (Y') and half-size chroma (Cb, Cr), 4:2:0, with the
 * colours of ITU-R BT.709 in limited range (black is 16, white is 235, grey chroma is 128).
 *
 * <p>The planes are the picture's own arrays, to be painted into: rows from the top, samples from
 * the left, each row {@link #lumaStride()} (or {@link #chromaStride()}) bytes long. They are padded
 * to whole 16x16 macroblocks; what is painted outside of {@link #width()} x {@link #height()} is
 * replaced by the picture's edge when it is encoded. Chroma sample (x, y) belongs to the luma
 * samples (2x, 2y) to (2x+1, 2y+1); a picture of odd width has a last chroma column that belongs to
 * one luma column. Not thread-safe.
 *
 * <pre>{@code
 * YuvPicture picture = YuvPicture.of(640, 360);
 * picture.luma()[10 * picture.lumaStride() + 20] = (byte) 235; // white at x = 20, y = 10
 * }</pre>
 */
public final class YuvPicture {
  private final int width;
  private final int height;
  private final Plane luma;
  private final Plane cb;
  private final Plane cr;

  private YuvPicture(int width, int height) {
    this.width = Macroblocks.requireSide("width", width);
    this.height = Macroblocks.requireSide("height", height);
    int paddedWidth = Macroblocks.covering(width) * Macroblocks.SIZE;
    int paddedHeight = Macroblocks.covering(height) * Macroblocks.SIZE;
    this.luma = new Plane(paddedWidth, paddedHeight);
    this.cb = new Plane(paddedWidth / 2, paddedHeight / 2);
    this.cr = new Plane(paddedWidth / 2, paddedHeight / 2);
  }

  /**
   * A picture of the given size in luma samples, all samples zero.
   *
   * @param width 16 to 4096, odd or even
   * @param height 16 to 4096, odd or even
   */
  public static YuvPicture of(int width, int height) {
    return new YuvPicture(width, height);
  }

  /** The width in luma samples, without padding. */
  public int width() {
    return width;
  }

  /** The height in luma samples, without padding. */
  public int height() {
    return height;
  }

  /** The luma samples themselves, {@link #lumaStride()} x {@link #paddedHeight()} of them. */
  public byte[] luma() {
    return luma.samples;
  }

  /** The blue-difference samples, {@link #chromaStride()} x half the padded height. */
  public byte[] cb() {
    return cb.samples;
  }

  /** The red-difference samples, {@link #chromaStride()} x half the padded height. */
  public byte[] cr() {
    return cr.samples;
  }

  /** The length of a luma row in bytes: the width, rounded up to a multiple of 16. */
  public int lumaStride() {
    return luma.stride;
  }

  /** The length of a chroma row in bytes: half of {@link #lumaStride()}. */
  public int chromaStride() {
    return cb.stride;
  }

  /** The number of luma rows: the height, rounded up to a multiple of 16. */
  public int paddedHeight() {
    return luma.height;
  }

  boolean hasSizeOf(H264Settings settings) {
    return width == settings.width() && height == settings.height();
  }

  /** Fills the padding, so that it costs few bits and an odd last column or row looks right. */
  void extendEdges() {
    luma.extendEdges(width, height);
    cb.extendEdges((width + 1) / 2, (height + 1) / 2);
    cr.extendEdges((width + 1) / 2, (height + 1) / 2);
  }

  Plane lumaPlane() {
    return luma;
  }

  Plane cbPlane() {
    return cb;
  }

  Plane crPlane() {
    return cr;
  }
}
