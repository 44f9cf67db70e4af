package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownmixTest {
  private static final short TONE = 10_000;

  @Test
  void monoBecomesTwoEqualChannels() {
    assertThat(mix(2, TONE)).containsExactly(TONE, TONE);
  }

  @Test
  void stereoStaysStereo() {
    assertThat(mix(2, TONE, (short) -5)).containsExactly(TONE, (short) -5);
  }

  @Test
  void stereoBecomesItsMean() {
    assertThat(mix(1, TONE, (short) 20_000)).containsExactly((short) 15_000);
  }

  @Test
  void theCenterOfSurroundSoundIsHeardEquallyOnBothSides() {
    short[] mixed = mix(2, (short) 0, (short) 0, TONE, (short) 0, (short) 0, (short) 0);

    assertThat(mixed[0]).isEqualTo(mixed[1]);
    assertThat((double) mixed[0]).isCloseTo(TONE * 0.7071 / 2.4142, within(2.0));
  }

  @Test
  void theSidesOfSurroundSoundStayOnTheirSides() {
    assertThat(mix(2, TONE, (short) 0, (short) 0, (short) 0, TONE, (short) 0)[1]).isZero();
    assertThat(mix(2, (short) 0, TONE, (short) 0, (short) 0, (short) 0, TONE)[0]).isZero();
    assertThat(mix(2, TONE, (short) 0, (short) 0, (short) 0, TONE, (short) 0)[0]).isPositive();
  }

  @Test
  void theLowFrequencyChannelIsLeftOut() {
    short none = 0;
    assertThat(mix(2, none, none, none, TONE, none, none)).containsExactly(none, none);
    assertThat(mix(2, none, none, none, TONE, none, none, none)).containsExactly(none, none);
    assertThat(mix(2, none, none, none, TONE, none, none, none, none)).containsExactly(none, none);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 255})
  void fullScaleInEveryChannelNeverClips(int channels) {
    for (int target = 1; target <= 2; target++) {
      assertThat(all(channels, target, Short.MAX_VALUE)).isGreaterThan((short) 32_600);
      assertThat(all(channels, target, Short.MIN_VALUE)).isLessThan((short) -32_600);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
  void mirroredChannelsMixToMirroredSides(int channels) {
    for (int c = 0; c < channels; c++) {
      short[] frame = new short[channels];
      frame[c] = TONE;
      short[] mixed = mix(2, frame);
      short mono = mix(1, frame)[0];
      assertThat((double) mono).isCloseTo((mixed[0] + mixed[1]) / 2.0, within(1.0));
    }
    assertThat(all(channels, 2, TONE)).isEqualTo(mix(2, filled(channels, TONE))[1]);
  }

  @Test
  void otherTargetsAreRefused() {
    assertThatThrownBy(() -> Downmix.create(6, 3)).hasMessage("target channels 3; allowed: 1, 2");
    assertThatThrownBy(() -> Downmix.create(0, 2)).hasMessageContaining("source channels 0");
  }

  private static short all(int channels, int target, short value) {
    return mix(target, filled(channels, value))[0];
  }

  private static short[] filled(int channels, short value) {
    short[] frame = new short[channels];
    Arrays.fill(frame, value);
    return frame;
  }

  private static short[] mix(int targetChannels, short... frame) {
    Downmix downmix = Downmix.create(frame.length, targetChannels);
    short[] mixed = new short[downmix.targetChannels()];
    downmix.apply(frame, 1, mixed);
    return mixed;
  }
}
