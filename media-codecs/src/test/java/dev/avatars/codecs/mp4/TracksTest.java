package dev.avatars.codecs.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracksTest {
  private static final byte[] CONFIG = {0x12, 0x08};

  @ParameterizedTest
  @CsvSource({"1, 1", "1764, 1", "1765, 2", "44100, 25", "44982, 26"})
  void thereAreAsFewPicturesAsCoverTheSound(long samples, long frames) {
    VideoTrack track = VideoTrack.of(16, 16, 25, Clip.SEQUENCE, Clip.PICTURE);
    assertThat(track.framesToCover(samples, 44_100)).isEqualTo(frames);
  }

  @Property(seed = "1")
  void theLastPictureIsShownForSomeTimeAndAtMostAFrame(
      @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long samples,
      @ForAll @IntRange(min = 8000, max = 96_000) int rate,
      @ForAll @IntRange(min = 1, max = 90_000) int frameTicks) {
    VideoTrack track = new VideoTrack(16, 16, frameTicks, Clip.SEQUENCE, Clip.PICTURE);
    long last =
        VideoTrack.ticks(samples, rate) - (track.framesToCover(samples, rate) - 1) * frameTicks;
    assertThat(last).isBetween(1L, (long) frameTicks);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 7, 90_001})
  void frameRatesThatDoNotDivideTheClockAreRefused(int framesPerSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoTrack.of(16, 16, framesPerSecond, Clip.SEQUENCE, Clip.PICTURE))
        .withMessageStartingWith("framesPerSecond: found " + framesPerSecond);
  }

  @Test
  void otherNalUnitsThanParameterSetsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoTrack.of(16, 16, 25, new byte[] {0, 0, 0, 1}, Clip.PICTURE))
        .withMessage("sequenceParameterSet: found a NAL unit of type 0, allowed type 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoTrack.of(16, 16, 25, Clip.SEQUENCE, Clip.SEQUENCE))
        .withMessage("pictureParameterSet: found a NAL unit of type 7, allowed type 8");
  }

  @ParameterizedTest
  @CsvSource({"0, 16", "16, 0", "65536, 16", "16, 65536"})
  void sizesThatHaveNoRoomInTheFileAreRefused(int width, int height) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VideoTrack.of(width, height, 25, Clip.SEQUENCE, Clip.PICTURE))
        .withMessageEndingWith("allowed 1 to 65535");
  }

  @ParameterizedTest
  @CsvSource({
    "7999, 1, 0, sampleRate",
    "96001, 1, 0, sampleRate",
    "44100, 0, 0, channels",
    "44100, 3, 0, channels",
    "44100, 1, -1, primingSamples"
  })
  void soundThatIsNotAacIsRefused(int rate, int channels, int priming, String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioTrack(rate, channels, priming, CONFIG))
        .withMessageStartingWith(field + ": found ");
  }

  @Test
  void laterChangesOfAnArrayDoNotReachATrack() {
    byte[] config = CONFIG.clone();
    AudioTrack audio = new AudioTrack(44_100, 1, 1024, config);
    config[0] = 99;
    audio.audioSpecificConfig()[0] = 99;
    assertThat(audio.audioSpecificConfig()).isEqualTo(CONFIG);
    byte[] sequence = Clip.SEQUENCE.clone();
    VideoTrack video = VideoTrack.of(16, 16, 25, sequence, Clip.PICTURE);
    sequence[1] = 99;
    video.pictureParameterSet()[0] = 99;
    video.sequenceParameterSet()[0] = 99;
    assertThat(video.sequenceParameterSet()).isEqualTo(Clip.SEQUENCE);
    assertThat(video.pictureParameterSet()).isEqualTo(Clip.PICTURE);
  }
}
