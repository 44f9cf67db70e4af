package dev.avatars.codecs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.codecs.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageProbeTest {
  @Test
  void fillBytesBeforeAMarkerAreLegal() {
    byte[] jpeg = jpeg().add(0xFF, 0xFF, 0xFF).add(scan(1, 2, 3)).add(0xFF, 0xD9).toArray();
    ImageFacts facts = ImageCorpus.facts(jpeg);
    assertThat(facts.width()).isEqualTo(20);
    assertThat(facts.height()).isEqualTo(10);
    assertThat(facts.marks()).isEmpty();
  }

  @Test
  void restartMarkersOutOfOrderAreDamage() {
    byte[] inOrder = scan(1, 0xFF, 0xD0, 2, 0xFF, 0xD1, 3);
    byte[] outOfOrder = scan(1, 0xFF, 0xD0, 2, 0xFF, 0xD3, 3);
    assertThat(ImageCorpus.facts(jpeg().add(inOrder).add(0xFF, 0xD9).toArray()).marks()).isEmpty();
    assertThat(ImageCorpus.facts(jpeg().add(outOfOrder).add(0xFF, 0xD9).toArray()).isDamaged())
        .isTrue();
  }

  @Test
  void aJpegWithoutItsEndMarkerIsTruncated() {
    assertThat(ImageCorpus.facts(jpeg().add(scan(1, 2, 3)).toArray()).marks())
        .containsExactly(ImageMark.TRUNCATED);
  }

  @Test
  void aJpegWithoutScanDataShowsNothing() {
    assertThat(refusal(jpeg().add(scan()).toArray()).found())
        .isEqualTo("a JPEG file that ends or breaks off before its pixels");
  }

  @ParameterizedTest
  @CsvSource({"0, 6", "1, 6", "0, 3", "1, 8"})
  void exifIsReadInBothByteOrders(int bigEndian, int orientation) {
    byte[] exif = bigEndian == 1 ? bigEndianExif(orientation) : littleEndianExif(orientation);
    byte[] segment = Bytes.of("\u00ff\u00e1").add(0, exif.length + 2).add(exif).toArray();
    byte[] jpeg = jpeg().add(segment).add(scan(1)).add(0xFF, 0xD9).toArray();
    assertThat(ImageCorpus.facts(jpeg).orientation().exifValue()).isEqualTo(orientation);
  }

  @Test
  void aPngWithAWrongChecksumIsDamaged() {
    byte[] png = png(8, 8, 0, deflated(8 * 9));
    png[png.length - 14] ^= 1;
    assertThat(ImageCorpus.facts(png).isDamaged()).isTrue();
  }

  @Test
  void aPngWithTooFewPixelsIsTruncated() {
    assertThat(ImageCorpus.facts(png(8, 8, 0, deflated(8 * 9))).marks()).isEmpty();
    assertThat(ImageCorpus.facts(png(8, 8, 0, deflated(8 * 9 - 1))).marks())
        .isEqualTo(Set.of(ImageMark.TRUNCATED));
  }

  @Test
  void anInterlacedPngHasTheRowsOfSevenPasses() {
    // five by three pixels fill passes 1, 2, 4, 5, 6 and 7 of section 8.1
    int bytes = (1 + 1) + (1 + 1) + 0 + (1 + 1) + (1 + 3) + 2 * (1 + 2) + (1 + 5);
    assertThat(new PngHeader(5, 3, 8, true).inflatedBytes()).isEqualTo(bytes);
    assertThat(ImageCorpus.facts(png(5, 3, 1, deflated(bytes))).marks()).isEmpty();
    assertThat(ImageCorpus.facts(png(5, 3, 1, deflated(bytes - 1))).isTruncated()).isTrue();
  }

  @Test
  @Timeout(20)
  void pixelDataThatInflatesWithoutEndCostsNoMoreThanThePicture() {
    byte[] bomb = png(8, 8, 0, deflated(200_000_000));
    assertThat(ImageCorpus.facts(bomb).width()).isEqualTo(8);
  }

  @Test
  @Timeout(20)
  void extentsWithoutFieldsAreNotCounted() {
    Bytes locations = new Bytes().u32(0).add(0, 0, 0xFF, 0xFF);
    for (int i = 0; i < 60_000; i++) {
      locations.add(0, 1, 0, 0, 0xFF, 0xFF);
    }
    byte[] body = new Bytes().u32(0).box("iloc", locations.toArray()).toArray();
    byte[] avif = new Bytes().box("ftyp", ftyp("avif")).box("meta", body).toArray();
    assertThat(refusal(avif).found())
        .isEqualTo("an AVIF file that ends or breaks off before its size");
  }

  @Test
  void aHeicPictureIsNamed() {
    byte[] heic = new Bytes().box("ftyp", ftyp("heic")).toArray();
    assertThat(refusal(heic)).isEqualTo(new Refusal("a HEIC picture", ImageProbe.PICTURES));
  }

  @Test
  void aGifWithoutAScreenIsAsLargeAsItsFirstImage() {
    byte[] gif =
        Bytes.of("GIF89a")
            .add(0, 0, 0, 0, 0, 0, 0)
            .add(0x2C, 0, 0, 0, 0, 7, 0, 5, 0, 0)
            .add(2, 1, 0x4C, 0, 0x3B)
            .toArray();
    assertThat(ImageCorpus.facts(gif).width()).isEqualTo(7);
    assertThat(ImageCorpus.facts(gif).height()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "0, NONE, TOP_LEFT",
    "1, NONE, LEFT_BOTTOM",
    "2, NONE, BOTTOM_RIGHT",
    "3, NONE, RIGHT_TOP",
    "0, LEFT_AND_RIGHT, TOP_RIGHT",
    "1, LEFT_AND_RIGHT, RIGHT_BOTTOM",
    "2, LEFT_AND_RIGHT, BOTTOM_LEFT",
    "3, LEFT_AND_RIGHT, LEFT_TOP",
    "0, TOP_AND_BOTTOM, BOTTOM_LEFT",
    "1, TOP_AND_BOTTOM, LEFT_TOP",
    "2, TOP_AND_BOTTOM, TOP_RIGHT",
    "3, TOP_AND_BOTTOM, RIGHT_BOTTOM",
  })
  void aTurnAndAMirrorMakeOneOrientation(
      int turns, AvifItemProperties.Mirror mirror, Orientation orientation) {
    Picture picture = Picture.of(2, 3, new int[] {1, 2, 3, 4, 5, 6});
    Picture stepwise = picture;
    for (int i = 0; i < turns; i++) {
      stepwise = Turn.upright(stepwise, Orientation.LEFT_BOTTOM);
    }
    stepwise = Turn.upright(stepwise, asOrientation(mirror));
    assertThat(Turn.upright(picture, orientation).toArray()).isEqualTo(stepwise.toArray());
    assertThat(new AvifItemProperties(AvifItemProperties.NONE.size(), turns, mirror).orientation())
        .isEqualTo(orientation);
  }

  @Test
  void factsWithoutPixelsCannotExist() {
    assertThatThrownBy(
            () ->
                new ImageFacts(ImageFormat.PNG, 0, 4, Orientation.TOP_LEFT, Motion.STILL, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width is 0; allowed: 1 or more");
  }

  private static Orientation asOrientation(AvifItemProperties.Mirror mirror) {
    return switch (mirror) {
      case NONE -> Orientation.TOP_LEFT;
      case LEFT_AND_RIGHT -> Orientation.TOP_RIGHT;
      case TOP_AND_BOTTOM -> Orientation.BOTTOM_LEFT;
    };
  }

  private static Refusal refusal(byte[] bytes) {
    return ImageCorpus.probe(bytes)
        .fold(
            facts -> {
              throw new AssertionError(facts.toString());
            },
            refusal -> refusal);
  }

  /** A start of image and a frame header of twenty by ten pixels. */
  private static Bytes jpeg() {
    return new Bytes().add(0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 10, 0, 20, 1, 1, 0x11, 0);
  }

  private static byte[] scan(int... data) {
    return new Bytes().add(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0).add(data).toArray();
  }

  private static byte[] bigEndianExif(int orientation) {
    return Bytes.of("Exif\0\0MM\0*")
        .add(0, 0, 0, 8, 0, 1)
        .add(1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0)
        .toArray();
  }

  private static byte[] littleEndianExif(int orientation) {
    return Bytes.of("Exif\0\0II*\0")
        .add(8, 0, 0, 0, 1, 0)
        .add(18, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0)
        .toArray();
  }

  private static byte[] ftyp(String brand) {
    return Bytes.of(brand).u32(0).add(brand).toArray();
  }

  /** An eight-bit gray PNG. */
  private static byte[] png(int width, int height, int interlace, byte[] pixelData) {
    byte[] header = new Bytes().u32(width).u32(height).add(8, 0, 0, 0, interlace).toArray();
    return Bytes.of(PngProbe.SIGNATURE)
        .pngChunk("IHDR", header)
        .pngChunk("IDAT", pixelData)
        .pngChunk("IEND", new byte[0])
        .toArray();
  }

  private static byte[] deflated(int zeros) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
      for (int left = zeros; left > 0; left -= block.length) {
        deflater.write(block, 0, Math.min(left, block.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
