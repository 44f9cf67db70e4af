package dev.avatars.domain.media;

import static dev.avatars.domain.fixtures.Fixtures.digest;
import static dev.avatars.domain.fixtures.Fixtures.portrait;
import static dev.avatars.domain.fixtures.Fixtures.speech;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.media.StoredVideo.Flag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MediaTest {
  @Test
  void aDigestIsTheNameOfItsContent() {
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(digest("abc").abbreviated()).isEqualTo("ba7816bf8f01");
  }

  @Test
  void aDigestIs64LowerCaseHexadecimalDigits() {
    for (String wrong : new String[] {"", "AB".repeat(32), "ab".repeat(31), "g".repeat(64)}) {
      assertThatThrownBy(() -> new Sha256(wrong))
          .hasMessage("sha-256: found '" + wrong + "'; allowed: 64 lower-case hexadecimal digits");
    }
  }

  @Test
  void aSourceIsAFile() {
    MediaSource source = MediaSource.file(Path.of("anna.png"));
    assertThat(source).hasToString("anna.png");
    assertThat(source.path()).isEqualTo(Path.of("anna.png"));
  }

  @Test
  @DisplayName("P18 a length beyond a day is refused, so that no sum of lengths overflows")
  void anAbsurdLengthIsRefused() {
    MediaLength day = MediaLength.ofSeconds("86400");
    MediaLength absurd = new MediaLength(Long.MAX_VALUE, 1);
    assertThat(speech(AudioFormat.WAV, day, 1, "x", Set.of()).length()).isEqualTo(day);
    assertThatThrownBy(() -> speech(AudioFormat.WAV, absurd, 1, "x", Set.of()))
        .hasMessage("speech length: found 9223372036854775807.000 s; allowed: at most 86400.000 s");
    assertThatThrownBy(() -> new VideoFacts(1, 1, MediaLength.ZERO, absurd))
        .hasMessageStartingWith("video length: found ");
    assertThatThrownBy(() -> new VideoFacts(1, 1, absurd, MediaLength.ZERO))
        .hasMessageStartingWith("video length: found ");
  }

  @Test
  void aPortraitHasAShorterAndALongerSide() {
    assertThat(portrait(600, 800).shorterSide()).isEqualTo(600);
    assertThat(portrait(600, 800).longerSide()).isEqualTo(800);
    assertThat(portrait(800, 600).shorterSide()).isEqualTo(600);
  }

  @Test
  void anImpossiblePortraitIsRefused() {
    assertThatThrownBy(() -> portrait(0, 5))
        .hasMessage("portrait size: found 0x5; allowed: 1 or more pixels a side");
    assertThatThrownBy(() -> portrait(5, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> portrait(ImageFormat.PNG, 1, 1, 0, "x", Set.of()))
        .hasMessage("portrait bytes: found 0; allowed: 1 or more");
  }

  @Test
  void anImpossibleSpeechIsRefused() {
    assertThatThrownBy(() -> speech("0")).hasMessage("speech length: found 0 s; allowed: more");
    assertThatThrownBy(() -> speech(AudioFormat.WAV, MediaLength.ofSeconds("1"), 0, "x", Set.of()))
        .hasMessage("speech bytes: found 0; allowed: 1 or more");
    Speech good = speech("1");
    assertThatThrownBy(
            () ->
                new Speech(
                    good.source(),
                    good.format(),
                    good.codec(),
                    good.length(),
                    0,
                    1,
                    good.digest(),
                    Set.of()))
        .hasMessage("channels: found 0; allowed: 1 or more");
  }

  @Test
  void aRemoteVideoMayStateItsSize() {
    URI url = URI.create("https://videos.example/1.mp4");
    assertThat(RemoteVideo.at(url).size()).isEmpty();
    assertThat(new RemoteVideo(url, 5).size()).hasValue(5);
    assertThatThrownBy(() -> new RemoteVideo(url, -1))
        .hasMessage("declared bytes: found -1; allowed: 0 or more");
    assertThatThrownBy(() -> RemoteVideo.at(URI.create("1.mp4")))
        .hasMessage("video url: found '1.mp4'; allowed: absolute");
  }

  @Test
  void aVideoIsAsLongAsItsLongerTrack() {
    assertThat(facts("2", "3").length()).isEqualByComparingTo(MediaLength.ofSeconds("3"));
    assertThat(facts("3", "2").length()).isEqualByComparingTo(MediaLength.ofSeconds("3"));
    assertThatThrownBy(() -> new VideoFacts(0, 1, MediaLength.ZERO, MediaLength.ZERO))
        .hasMessage("video size: found 0x1; allowed: 1 or more pixels a side");
    assertThatThrownBy(() -> new VideoFacts(1, 0, MediaLength.ZERO, MediaLength.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("P12 a video is compared with its speech, track by track, to a quarter of a second")
  void aVideoIsComparedWithItsSpeech() {
    MediaLength speech = MediaLength.ofSeconds("10");
    assertThat(StoredVideo.compare(facts("10", "10"), speech)).isEmpty();
    assertThat(StoredVideo.compare(facts("9.75", "9.75"), speech)).isEmpty();
    assertThat(StoredVideo.compare(facts("10.25", "12"), speech)).isEmpty();
    assertThat(StoredVideo.compare(facts("9.749", "10"), speech)).containsExactly(Flag.SHORT);
    assertThat(StoredVideo.compare(facts("10.251", "10"), speech)).containsExactly(Flag.PADDED);
    assertThat(StoredVideo.compare(facts("10", "0"), speech)).containsExactly(Flag.SILENT);
    assertThat(StoredVideo.compare(facts("3", "3"), speech))
        .containsExactlyInAnyOrder(Flag.SHORT, Flag.SILENT);
  }

  @Test
  void aStoredVideoHasBytes() {
    assertThatThrownBy(
            () -> new StoredVideo(Path.of("a"), 0, digest("a"), facts("1", "1"), Set.of()))
        .hasMessage("video bytes: found 0; allowed: 1 or more");
  }

  @Test
  void everyFormatAndMarkHasItsWords() {
    Stream<String> images =
        Arrays.stream(ImageFormat.values())
            .map(format -> format.title() + " " + format.mediaType() + " " + format.extension());
    Stream<String> sounds =
        Arrays.stream(AudioFormat.values())
            .map(format -> format.title() + " " + format.mediaType() + " " + format.extension());
    assertThat(images)
        .containsExactly(
            "JPEG image/jpeg jpg",
            "PNG image/png png",
            "WebP image/webp webp",
            "GIF image/gif gif",
            "AVIF image/avif avif");
    assertThat(sounds)
        .containsExactly(
            "MP3 audio/mpeg mp3",
            "Ogg audio/ogg ogg",
            "WAV audio/wav wav",
            "M4A audio/mp4 m4a",
            "AAC audio/aac aac");
    assertThat(Flag.SHORT.words()).isEqualTo("is shorter than the speech");
    assertThat(MediaMark.TRUNCATED.words()).isEqualTo("ends before its content does");
  }

  private static VideoFacts facts(String picture, String sound) {
    return new VideoFacts(96, 64, MediaLength.ofSeconds(picture), MediaLength.ofSeconds(sound));
  }
}
