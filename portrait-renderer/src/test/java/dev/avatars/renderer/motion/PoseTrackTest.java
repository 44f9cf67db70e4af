package dev.avatars.renderer.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PoseTrackTest {
  private static final int RATE = 16_000;
  private static final int FPS = 25;
  private static final int SAMPLES_PER_FRAME = RATE / FPS;

  @Test
  void lipsOpenWithTheSoundAndNotAFrameLater() {
    PoseTrack track = PoseTrack.of(bursts(Set.of(20, 21, 22, 23, 24, 60, 61, 62)), 1);

    for (int start : List.of(20, 60)) {
      assertThat(track.at(start - 2).openness()).as("two frames before").isZero();
      assertThat(track.at(start).openness()).as("with the sound").isGreaterThan(150);
    }
  }

  @Test
  void lipsCloseSoonAfterTheSound() {
    PoseTrack track = PoseTrack.of(bursts(Set.of(20, 21, 22, 23, 24)), 1);

    assertThat(track.at(24).openness()).isGreaterThan(150);
    assertThat(track.at(26).openness()).isLessThan(100);
    assertThat(track.at(30).openness()).isZero();
  }

  @Test
  void silenceKeepsTheMouthShut() {
    PoseTrack track = PoseTrack.of(bursts(Set.of()), 1);

    assertThat(IntStream.range(0, track.frames()).map(frame -> track.at(frame).openness()))
        .containsOnly(0);
  }

  @Test
  void aQuietRecordingOpensTheMouthAsFarAsALoudOne() {
    PoseTrack loud = PoseTrack.of(tone(16_000, 2), 1);
    PoseTrack quiet = PoseTrack.of(tone(900, 2), 1);

    assertThat(quiet.at(20).openness()).isEqualTo(loud.at(20).openness()).isGreaterThan(200);
  }

  @Test
  void hissingOpensTheMouthLessThanAVowel() {
    SpeechEnvelope speech = SpeechEnvelope.create(RATE, FPS);
    short[] vowel = samples(20 * SAMPLES_PER_FRAME, 12_000, 40);
    short[] hiss = samples(20 * SAMPLES_PER_FRAME, 12_000, 3);
    speech.add(vowel, vowel.length, 1);
    speech.add(hiss, hiss.length, 1);

    PoseTrack track = PoseTrack.of(speech, 1);

    assertThat(track.at(30).openness()).isLessThan(track.at(10).openness() / 2);
    assertThat(track.at(30).spread()).isGreaterThan(track.at(10).spread());
  }

  @Test
  void theSameSeedGivesTheSamePosesAndAnotherOneOthers() {
    SpeechEnvelope speech = tone(8_000, 12);

    assertThat(poses(PoseTrack.of(speech, 5))).isEqualTo(poses(PoseTrack.of(speech, 5)));
    assertThat(poses(PoseTrack.of(speech, 5))).isNotEqualTo(poses(PoseTrack.of(speech, 6)));
  }

  @Test
  void theEyesBlinkEveryFewSecondsAndOpenAgain() {
    PoseTrack track = PoseTrack.of(tone(8_000, 30), 3);

    int shut = 0;
    int open = 0;
    for (Pose pose : poses(track)) {
      shut += pose.blink() == 256 ? 1 : 0;
      open += pose.blink() == 0 ? 1 : 0;
    }
    assertThat(shut).isBetween(5, 16);
    assertThat(open).isGreaterThan(track.frames() * 8 / 10);
  }

  @Test
  void theHeadStaysNearItsPlaceAndIsNeverStill() {
    Set<HeadPose> heads = new HashSet<>();
    for (Pose pose : poses(PoseTrack.of(tone(8_000, 30), 3))) {
      heads.add(pose.head());
      assertThat(Math.abs(pose.head().right())).isLessThan(2_000);
      assertThat(Math.abs(pose.head().down())).isLessThan(2_000);
      assertThat(Math.abs(pose.head().roll())).isLessThan(1_500);
    }
    assertThat(heads).hasSizeGreaterThan(200);
  }

  @Test
  void anEnvelopeCountsEveryStartedFrame() {
    SpeechEnvelope speech = SpeechEnvelope.create(RATE, FPS);
    speech.add(new short[SAMPLES_PER_FRAME + 1], SAMPLES_PER_FRAME + 1, 1);

    assertThat(speech.frames()).isEqualTo(2);
    assertThat(speech.samples()).isEqualTo(SAMPLES_PER_FRAME + 1);
  }

  @Test
  void severalChannelsAreHeardAsTheirMean() {
    SpeechEnvelope speech = SpeechEnvelope.create(RATE, FPS);
    short[] opposite = new short[2 * SAMPLES_PER_FRAME];
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] = (short) (i % 2 == 0 ? 9_000 : -9_000);
    }
    speech.add(opposite, SAMPLES_PER_FRAME, 2);

    assertThat(speech.level(0)).isZero();
  }

  @Test
  void aPoseOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new Pose(257, 0, 0, 0, HeadPose.REST))
        .hasMessage("openness: found 257, allowed 0 to 256");
  }

  private static List<Pose> poses(PoseTrack track) {
    return IntStream.range(0, track.frames()).mapToObj(track::at).toList();
  }

  private static SpeechEnvelope bursts(Set<Integer> loudFrames) {
    SpeechEnvelope speech = SpeechEnvelope.create(RATE, FPS);
    for (int frame = 0; frame < 100; frame++) {
      short[] sound = samples(SAMPLES_PER_FRAME, loudFrames.contains(frame) ? 12_000 : 0, 40);
      speech.add(sound, sound.length, 1);
    }
    return speech;
  }

  private static SpeechEnvelope tone(int amplitude, int seconds) {
    SpeechEnvelope speech = SpeechEnvelope.create(RATE, FPS);
    short[] sound = samples(seconds * RATE, amplitude, 32);
    speech.add(sound, sound.length, 1);
    return speech;
  }

  /** A triangle wave; shorter periods are brighter. */
  private static short[] samples(int count, int amplitude, int period) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      int phase = i % period;
      samples[i] = (short) (amplitude * (4 * Math.min(phase, period - phase) - period) / period);
    }
    return samples;
  }
}
