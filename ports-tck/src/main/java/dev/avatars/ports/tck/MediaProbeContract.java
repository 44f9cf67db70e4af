package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.MediaProbe.Probed;
import dev.avatars.ports.MediaProbe.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link MediaProbe}, rules M-1 to M-6. */
public abstract class MediaProbeContract {
  private static final Set<MediaMark> INCOMPLETE = Set.of(MediaMark.TRUNCATED, MediaMark.DAMAGED);
  private static final int HEAD = 100;
  private static final int STRIDE = 3;
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] WORDS =
      "I am neither seen nor heard.\n".repeat(40).getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path directory;
  private SampleMedia media;
  private MediaProbe probe;

  /** A new probe; called once before each test. */
  protected abstract MediaProbe open();

  @BeforeEach
  final void openTheProbe() {
    media = SampleMedia.in(directory);
    probe = open();
  }

  @Test
  @DisplayName("M-1 a picture's type comes from its content, never from its name")
  final void aPictureIsKnownByItsContent() {
    byte[] png = PngFile.oval(360, 480, 1);
    for (String name : List.of("a.png", "a.jpg", "a.wav", "a", "a.PNG.txt")) {
      assertThat(portrait(name, png).format()).isEqualTo(ImageFormat.PNG);
    }
    assertThat(portrait("b.png", SampleMedia.sidewaysPicture()).format())
        .isEqualTo(ImageFormat.JPEG);
  }

  @Test
  @DisplayName("M-1 a sound's type comes from its content, never from its name")
  final void aSoundIsKnownByItsContent() {
    byte[] wav = WavFile.buzz(20_000, 8_000, 40);
    for (String name : List.of("a.wav", "a.mp3", "a.png", "a")) {
      assertThat(speech(name, wav).format()).isEqualTo(AudioFormat.WAV);
    }
  }

  @Test
  @DisplayName("M-2 P2 a speech's length is its samples over its sample rate, exact")
  final void aLengthIsExact() {
    Speech speech = speech("a.wav", WavFile.buzz(110_251, 44_100, 100));
    assertThat(speech.length()).isEqualByComparingTo(new MediaLength(110_251, 44_100));
    assertThat(speech.channels()).isEqualTo(1);
  }

  @Test
  @DisplayName("M-2 a video's length is that of each of its tracks")
  final void aVideoHasTwoLengths() {
    VideoFacts speaking = video("speaking.mp4", SampleMedia.speakingVideo());
    VideoFacts mute = video("mute.mp4", SampleMedia.muteVideo());
    assertThat(speaking.picture()).isEqualByComparingTo(SampleMedia.LENGTH);
    assertThat(speaking.sound().toDuration())
        .isBetween(
            SampleMedia.LENGTH.toDuration().minusMillis(70),
            SampleMedia.LENGTH.toDuration().plusMillis(130));
    assertThat(mute.picture()).isEqualByComparingTo(SampleMedia.LENGTH);
    assertThat(mute.sound()).isEqualByComparingTo(MediaLength.ZERO);
  }

  @Test
  @DisplayName("M-3 a portrait's size is the size it is shown in, turned as its file says")
  final void aSizeIsTheShownSize() {
    Portrait upright = portrait("a.png", PngFile.oval(360, 480, 1));
    Portrait turned = portrait("b.jpg", SampleMedia.sidewaysPicture());
    assertThat(List.of(upright.width(), upright.height())).containsExactly(360, 480);
    assertThat(List.of(turned.width(), turned.height())).containsExactly(360, 480);
  }

  @Test
  @DisplayName("M-4 P18 what is no picture is a violation that says what was found and allowed")
  final void whatIsNoPictureIsRefused() {
    byte[] sound = WavFile.buzz(20_000, 8_000, 40);
    for (byte[] bytes : List.of(NOTHING, WORDS, sound, SampleMedia.speakingVideo())) {
      assertSpeaks(probe.portrait(file("a.png", bytes)));
    }
  }

  @Test
  @DisplayName("M-4 P18 what is no sound is a violation that says what was found and allowed")
  final void whatIsNoSoundIsRefused() {
    byte[] silence = WavFile.buzz(0, 8_000, 40);
    for (byte[] bytes : List.of(NOTHING, WORDS, PngFile.oval(360, 480, 1), silence)) {
      assertSpeaks(probe.speech(file("a.wav", bytes)));
    }
  }

  @Test
  @DisplayName("M-4 P18 a length beyond a day is a violation, so that no price of it overflows")
  final void anAbsurdLengthIsRefused() {
    byte[] wav = WavFile.buzz(86_401, 8_000, 40);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 1).putInt(28, 2);
    assertSpeaks(probe.speech(file("a.wav", wav)));
  }

  @Test
  @DisplayName("M-4 P18 what is no video is a violation that says what was found and allowed")
  final void whatIsNoVideoIsRefused() {
    for (byte[] bytes : List.of(NOTHING, WORDS, PngFile.oval(360, 480, 1))) {
      assertSpeaks(probe.video(media.written("a.mp4", bytes)));
    }
  }

  @Test
  @DisplayName("M-4 P18 what cannot be read is a violation, never an exception")
  final void whatCannotBeReadIsRefused() {
    Path missing = directory.resolve("missing.png");
    for (Path unreadable : List.of(missing, directory)) {
      assertSpeaks(probe.portrait(MediaSource.file(unreadable)));
      assertSpeaks(probe.speech(MediaSource.file(unreadable)));
      assertSpeaks(probe.video(unreadable));
    }
  }

  @Test
  @DisplayName("M-4 P18 a file cut anywhere in its head, or with a byte turned there, is an answer")
  final void noHeadIsAnException() {
    byte[] png = PngFile.oval(360, 480, 1);
    byte[] jpeg = SampleMedia.sidewaysPicture();
    byte[] wav = WavFile.buzz(2_000, 8_000, 40);
    byte[] mp4 = SampleMedia.speakingVideo();
    for (int at = 0; at < HEAD; at += STRIDE) {
      answers(png, at, bytes -> probe.portrait(file("a.png", bytes)));
      answers(jpeg, at, bytes -> probe.portrait(file("a.jpg", bytes)));
      answers(wav, at, bytes -> probe.speech(file("a.wav", bytes)));
      answers(mp4, at, bytes -> probe.video(media.written("a.mp4", bytes)));
    }
  }

  private static void answers(byte[] whole, int at, Function<byte[], Probed<?>> probing) {
    byte[] turned = Arrays.copyOf(whole, whole.length);
    turned[at] ^= (byte) 0xFF;
    assertThat(probing.apply(Arrays.copyOf(whole, at))).isNotNull();
    assertThat(probing.apply(turned)).isNotNull();
  }

  @Test
  @DisplayName("M-5 a picture that ends too early is refused or marked")
  final void aCutPictureIsRefusedOrMarked() {
    byte[] png = PngFile.oval(360, 480, 1);
    byte[] jpeg = SampleMedia.sidewaysPicture();
    assertIncomplete(probe.portrait(file("a.png", half(png))), Portrait::marks);
    assertIncomplete(probe.portrait(file("a.jpg", half(jpeg))), Portrait::marks);
  }

  @Test
  @DisplayName("M-5 a sound that ends too early is refused or marked, and never longer than it is")
  final void aCutSoundIsRefusedOrMarked() {
    byte[] wav = WavFile.buzz(40_000, 16_000, 40);
    byte[] cut = Arrays.copyOf(wav, WavFile.HEADER + 2 * 10_000);
    Probed<Speech> probed = probe.speech(file("a.wav", cut));
    assertIncomplete(probed, Speech::marks);
    MediaLength length = probed.fold(Speech::length, refused -> MediaLength.ZERO);
    assertThat(length).isLessThanOrEqualTo(new MediaLength(10_000, 16_000));
  }

  @Test
  @DisplayName("M-6 the digest and the size are those of all bytes of the file")
  final void theDigestIsThatOfTheFile() {
    byte[] png = PngFile.oval(360, 480, 1);
    byte[] wav = WavFile.buzz(400_000, 16_000, 40);
    wav[wav.length - 1] ^= 1;
    assertThat(portrait("a.png", png).digest()).isEqualTo(Sha256.of(png));
    assertThat(portrait("a.png", png).bytes()).isEqualTo(png.length);
    assertThat(speech("a.wav", wav).digest()).isEqualTo(Sha256.of(wav));
    assertThat(speech("a.wav", wav).bytes()).isEqualTo(wav.length);
  }

  @Test
  @DisplayName("M-6 what was measured names the file it was measured from")
  final void theSourceIsKept() {
    MediaSource picture = file("a.png", PngFile.oval(360, 480, 1));
    MediaSource sound = file("a.wav", WavFile.buzz(20_000, 8_000, 40));
    assertThat(measured(probe.portrait(picture)).source()).isEqualTo(picture);
    assertThat(measured(probe.speech(sound)).source()).isEqualTo(sound);
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static void assertSpeaks(Probed<?> probed) {
    Violation violation = Expect.a(Refused.class, probed).violation();
    assertThat(violation.found()).isNotBlank();
    assertThat(violation.allowed()).isNotBlank();
  }

  private static <T> void assertIncomplete(Probed<T> probed, Function<T, Set<MediaMark>> marks) {
    boolean told =
        probed.fold(
            measured -> marks.apply(measured).stream().anyMatch(INCOMPLETE::contains),
            refused -> true);
    assertThat(told).as("refused or marked: %s", probed).isTrue();
  }

  private MediaSource file(String name, byte[] bytes) {
    return MediaSource.file(media.written(name, bytes));
  }

  private Portrait portrait(String name, byte[] bytes) {
    return measured(probe.portrait(file(name, bytes)));
  }

  private Speech speech(String name, byte[] bytes) {
    return measured(probe.speech(file(name, bytes)));
  }

  private VideoFacts video(String name, byte[] bytes) {
    return measured(probe.video(media.written(name, bytes)));
  }

  private static <T> T measured(Probed<T> probed) {
    return probed.fold(
        Function.identity(),
        violation -> {
          throw new AssertionError("a whole file was refused: " + violation);
        });
  }
}
