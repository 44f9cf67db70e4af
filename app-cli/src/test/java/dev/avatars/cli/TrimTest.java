package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.application.SystemTimeline;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.FakeWorld;
import dev.avatars.fake.Misfortune;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.Timeline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Videos that go on for 1.5 s after the speech, from an emulator in fal's place. */
@Timeout(120)
class TrimTest {
  private static final MediaLength FRAME = new MediaLength(1, 10);
  private static final MediaLength SPEECH = new MediaLength(2, 1);

  @TempDir Path folder;

  private Desk desk;
  private FakeWorld world;
  private FalEmulator fal;

  @BeforeEach
  void sit() {
    desk = Desk.in(folder).quickModels();
    desk.oval("ada.png");
    desk.hum("hum.wav", 2_000);
    Timeline machine = new SystemTimeline();
    world =
        FakeWorld.create(
            FakeSettings.seeded(7).toBuilder()
                .timeline(machine)
                .speed(1_000)
                .scripts(Misfortune.RETURNS_A_PADDED_VIDEO.onCall(1))
                .build());
    fal =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder()
                .provider(world.provider(), machine)
                .catalog(Configuration.of(desk.surroundings()).catalog(""))
                .build());
    desk.variable("FAL_KEY", "id-1:secret-1").variable("FAL_BASE_URL", fal.uri().toString());
  }

  @AfterEach
  void leave() {
    fal.close();
    world.close();
  }

  @Test
  void p12APaddedVideoIsKeptWholeAndFlagged() {
    JsonNode video = render().document();

    assertThat(video.get("seconds").asText()).isEqualTo("3.500000");
    assertThat(video.at("/flags/0").asText()).isEqualTo("PADDED");
    assertThat(video.get("notes")).isEmpty();
  }

  @Test
  void p12ATrimmedCopyEndsWithTheSpeechInBothTracksAndIsToldAsItIs() throws IOException {
    Outcome outcome = render("--trim");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode video = outcome.document();
    byte[] copy = Files.readAllBytes(folder.resolve("ada.mp4"));
    assertThat(video.get("seconds").asText()).isEqualTo("2.000000");
    assertThat(video.get("bytes").asInt()).isEqualTo(copy.length);
    assertThat(video.get("sha256").asText()).isEqualTo(Sha256.of(copy).hex());
    assertThat(video.get("flags")).isEmpty();
    assertThat(video.at("/notes/0").asText())
        .isEqualTo("it was cut from 3.500 s to 2.000 s, where the speech ends");
    assertEndsWithTheSpeech(folder.resolve("ada.mp4"));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void p12TheKeptVideoStaysAsItWas() throws IOException {
    assertThat(render("-o", "whole.mp4").code()).isZero();
    byte[] kept = Files.readAllBytes(kept());

    assertThat(render("-o", "cut.mp4", "--trim").code()).isZero();

    assertThat(kept()).hasBinaryContent(kept);
    assertThat(folder.resolve("whole.mp4")).hasBinaryContent(kept);
    assertThat(folder.resolve("cut.mp4").toFile().length()).isLessThan(kept.length);
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void p12AJobThatIsAwaitedIsTrimmedToo() {
    String job = render("--detach").document().get("job").asText();

    Outcome fetched = desk.run("jobs", "await", job, "--trim", "--text", "-o", "later.mp4");

    assertThat(fetched.code()).as(fetched.err()).isZero();
    assertThat(fetched.out().lines())
        .contains(
            "length   2.000 s",
            "note     it was cut from 3.500 s to 2.000 s, where the speech ends");
    assertEndsWithTheSpeech(folder.resolve("later.mp4"));
  }

  @Test
  void aVideoThatEndsWithItsSpeechIsNotTouched() {
    assertThat(render("-o", "padded.mp4").code()).isZero();
    JsonNode whole = render("--anew", "-o", "1.mp4").document();
    JsonNode trimmed = render("--trim", "-o", "2.mp4").document();

    assertThat(whole.get("seconds").asText()).isEqualTo("2.000000");
    assertThat(trimmed.get("sha256")).isEqualTo(whole.get("sha256"));
    assertThat(trimmed.get("notes")).isEmpty();
  }

  @Test
  void aVideoThatCannotBeCutIsCopiedWholeAndSaysWhy() throws IOException {
    assertThat(render("-o", "whole.mp4").code()).isZero();
    disguiseATable(kept());

    JsonNode video = render("--trim", "-o", "copy.mp4").document();

    assertThat(video.at("/notes/0").asText())
        .startsWith("it could not be cut and was copied whole; video: found ")
        .contains("a sample table 'stdp'; allowed: a whole MP4 file without fragments");
    assertThat(folder.resolve("copy.mp4")).hasSameBinaryContentAs(kept());
  }

  /** The table of key frames becomes one of priorities, which players do not miss. */
  private static void disguiseATable(Path video) throws IOException {
    byte[] bytes = Files.readAllBytes(video);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stss");
    try (RandomAccessFile file = new RandomAccessFile(video.toFile(), "rw")) {
      file.seek(at);
      file.writeBytes("stdp");
    }
  }

  private static void assertEndsWithTheSpeech(Path file) {
    VideoFacts facts =
        new LocalMediaProbe()
            .video(file)
            .fold(
                measured -> measured,
                refused -> {
                  throw new AssertionError(refused.toString());
                });
    assertThat(facts.sound()).isEqualByComparingTo(SPEECH);
    assertThat(facts.picture()).isBetween(SPEECH, SPEECH.plus(FRAME));
  }

  /** The one video in the archive. */
  private Path kept() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".local/share/avatar"))) {
      return files.filter(file -> file.toString().endsWith(".mp4")).findFirst().orElseThrow();
    }
  }

  private Outcome render(String... more) {
    return desk.run(
        Stream.concat(
                Stream.of("render", "ada.png", "hum.wav", "--provider", "fal", "--yes"),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
