package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Mp4ProbeTest {
  @Test
  void aFinishedVideoIsMeasured() throws IOException {
    Mp4Facts facts = facts(video("h264_aac_1s.mp4"));

    assertThat(facts.width()).isEqualTo(64);
    assertThat(facts.height()).isEqualTo(48);
    assertThat(facts.videoCodec()).isEqualTo("avc1");
    assertThat(facts.frames()).isEqualTo(25);
    assertThat(facts.video()).isEqualTo(new TrackLength(12_800, 12_800));
    assertThat(facts.sound()).hasValue(new TrackLength(44_100, 44_100));
    assertThat(facts.isTruncated()).isFalse();
  }

  @Test
  void aFragmentedVideoIsMeasured() throws IOException {
    Mp4Facts facts = facts(video("h264_aac_fragmented_1s.mp4"));

    assertThat(facts.frames()).isEqualTo(25);
    assertThat(facts.video().toDuration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(facts.sound().map(TrackLength::timescale)).hasValue(44_100L);
    assertThat(facts.isTruncated()).isFalse();
  }

  @Test
  void aVideoMayBeSilent() throws IOException {
    Mp4Facts facts = facts(video("h264_silent_faststart_1s.mp4"));

    assertThat(facts.sound()).isEmpty();
    assertThat(facts.frames()).isEqualTo(25);
  }

  @Test
  void aVideoCutAfterItsIndexIsTruncated() throws IOException {
    byte[] whole = video("h264_silent_faststart_1s.mp4");
    Mp4Facts facts = facts(Arrays.copyOf(whole, whole.length - 300));

    assertThat(facts.isTruncated()).isTrue();
    assertThat(facts.frames()).isBetween(1L, 24L);
  }

  @Test
  void aFragmentedVideoThatIsCutIsTruncated() throws IOException {
    byte[] whole = video("h264_aac_fragmented_1s.mp4");
    Mp4Facts facts = facts(Arrays.copyOf(whole, whole.length * 3 / 4));

    assertThat(facts.isTruncated()).isTrue();
  }

  @Test
  void aVideoCutBeforeItsIndexIsRefused() throws IOException {
    byte[] whole = video("h264_aac_1s.mp4");

    assertThat(refusal(Arrays.copyOf(whole, whole.length - 10)))
        .isEqualTo("an MP4 file that was cut before its index (moov) was whole");
  }

  @Test
  void soundWithoutVideoIsRefused() throws IOException {
    assertThat(refusal(resource("audio/m4a_aac_05s.m4a")))
        .isEqualTo("an MP4 file without a video track");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertThat(refusal(new byte[0])).isEqualTo("bytes that are no MP4 file");
    assertThat(refusal(resource("audio/ogg_opus_05s.opus")))
        .isEqualTo("bytes that are no MP4 file");
  }

  @Test
  void aLengthIsRoundedToTheNearestNanosecond() {
    assertThat(new TrackLength(1, 3).toDuration()).isEqualTo(Duration.ofNanos(333_333_333));
    assertThat(new TrackLength(5, 3).toDuration()).isEqualTo(Duration.ofNanos(1_666_666_667));
  }

  private static byte[] video(String file) throws IOException {
    return resource("video/" + file);
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = Mp4ProbeTest.class.getResourceAsStream("/corpus/" + path)) {
      if (in == null) {
        throw new AssertionError("missing from the corpus: " + path);
      }
      return in.readAllBytes();
    }
  }

  private static Mp4Facts facts(byte[] bytes) throws IOException {
    return Mp4Probe.probe(ByteSource.of(bytes))
        .fold(
            facts -> facts,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static String refusal(byte[] bytes) throws IOException {
    return Mp4Probe.probe(ByteSource.of(bytes)).fold(Mp4Facts::toString, Refusal::found);
  }
}
