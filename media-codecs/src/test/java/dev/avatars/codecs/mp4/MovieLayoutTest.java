package dev.avatars.codecs.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovieLayoutTest {
  private static final int HALF_GIBIBYTE = 1 << 29;

  /** A movie of nine seconds, one picture a second, with no bytes behind it. */
  private static Movie movie(int pictureBytes) {
    AudioTrack audio = new AudioTrack(1024 * 10, 1, 0, new byte[] {0x12, 0x08});
    VideoTrack video = new VideoTrack(64, 64, 90_000, Clip.SEQUENCE, Clip.PICTURE);
    SampleSizes pictures = new SampleSizes("pictures", 90_000);
    SampleSizes sounds = new SampleSizes("sounds", 1024);
    for (int second = 0; second < 9; second++) {
      pictures.add(pictureBytes);
      for (int i = 0; i < 10; i++) {
        sounds.add(1);
      }
    }
    MovieLayout layout =
        MovieLayout.of(
            TrackLayout.of(pictures, 90_000, 9 * 90_000, 0),
            TrackLayout.of(sounds, 10_240, 9 * 10_240, 0));
    return new Movie(video, audio, List.of(0), 9 * 10_240, layout, "");
  }

  @Test
  void offsetsBeyondFourGibibytesTakeSixtyFourBits() {
    byte[] head = Mp4Writer.beforeMedia(movie(HALF_GIBIBYTE));
    Box mdatHeader = headOnly(head, 16);
    assertThat(mdatHeader.u32(0)).isEqualTo(1);
    assertThat(mdatHeader.text(4, 4)).isEqualTo("mdat");
    assertThat(mdatHeader.u64(8)).isEqualTo(9L * HALF_GIBIBYTE + 90 + 16);
    Box index = Box.ofFile(Arrays.copyOf(head, head.length - 16));
    List<Box> tables = index.all("moov/trak/mdia/minf/stbl/co64");
    assertThat(tables).hasSize(2);
    for (int second = 0; second < 9; second++) {
      long start = head.length + second * (HALF_GIBIBYTE + 10L);
      assertThat(tables.get(0).u64(8 + 8 * second)).isEqualTo(start);
      assertThat(tables.get(1).u64(8 + 8 * second)).isEqualTo(start + HALF_GIBIBYTE);
    }
  }

  @Test
  void smallerFilesKeepThirtyTwoBits() {
    byte[] head = Mp4Writer.beforeMedia(movie(HALF_GIBIBYTE / 2));
    assertThat(headOnly(head, 8).u32(0)).isEqualTo(9L * HALF_GIBIBYTE / 2 + 90 + 8);
    Box index = Box.ofFile(Arrays.copyOf(head, head.length - 8));
    assertThat(index.all("moov/trak/mdia/minf/stbl/stco")).hasSize(2);
    assertThat(index.all("moov/trak/mdia/minf/stbl/co64")).isEmpty();
  }

  private static Box headOnly(byte[] head, int length) {
    return new Box("head", head.length - length, head.length, ByteBuffer.wrap(head), List.of());
  }

  @Test
  void aTrackLongerThanItsClockCanSayIsRefused() {
    SampleSizes sizes = new SampleSizes("pictures", 0x7FFF_FFFF);
    sizes.requireRoom();
    sizes.add(1);
    sizes.add(1);
    assertThatIllegalStateException()
        .isThrownBy(sizes::requireRoom)
        .withMessage("pictures: found one more than 2, the most allowed");
  }
}
