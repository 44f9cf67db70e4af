package dev.avatars.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatars.renderer.RenderedVideo.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TalkingPortraitTest {
  private static final RenderSettings SMALL =
      RenderSettings.preview().withFrameSize(FrameSize.following(160)).withSeed(7);

  @TempDir private Path folder;

  @Test
  void theVideoIsAsLongAsTheSpeechWhateverItsLength() throws IOException {
    for (long samples : List.of(1L, 639L, 640L, 641L, 12_345L)) {
      Path speech = Samples.syllables(folder, 16_000, 1, samples);

      RenderedVideo video = rendered(SMALL, Samples.file(folder, "drawn.jpg"), speech);

      assertThat(video.samples()).isEqualTo(samples);
      assertThat(video.frames()).isEqualTo((int) ((samples * 25 + 15_999) / 16_000));
      assertThat(video.bytes()).isEqualTo(Files.size(video.file()));
    }
  }

  @Test
  void ratesThatAacCannotNameAreResampledToTheSameLength() throws IOException {
    Path speech = Samples.syllables(folder, 19_980, 1, 19_980);

    RenderedVideo video = rendered(SMALL, Samples.file(folder, "drawn.jpg"), speech);

    assertThat(video.sampleRate()).isEqualTo(22_050);
    assertThat(video.samples()).isCloseTo(22_050, within(1L));
  }

  @Test
  void sixChannelsAreMixedDown() throws IOException {
    Path speech = Samples.syllables(folder, 48_000, 6, 24_000);

    assertThat(rendered(SMALL, Samples.file(folder, "drawn.jpg"), speech).samples())
        .isEqualTo(24_000);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
    Path portrait = Samples.file(folder, "drawn.jpg");
    Path speech = Samples.syllables(folder, 8_000, 1, 8_000 * 21);

    String one = digest(rendered(SMALL.withThreads(1), portrait, speech).file());

    assertThat(digest(rendered(SMALL.withThreads(2), portrait, speech).file())).isEqualTo(one);
    assertThat(digest(rendered(SMALL.withThreads(3), portrait, speech).file())).isEqualTo(one);
  }

  @Test
  void anotherSeedGivesAnotherVideo() throws IOException {
    Path portrait = Samples.file(folder, "drawn.jpg");
    Path speech = Samples.syllables(folder, 8_000, 1, 24_000);

    String one = digest(rendered(SMALL, portrait, speech).file());

    assertThat(digest(rendered(SMALL.withSeed(8), portrait, speech).file())).isNotEqualTo(one);
  }

  @Test
  void everyMachineAndJavaWritesTheseBytes() throws IOException {
    Path mono = Samples.syllables(folder, 22_050, 1, 50_000);
    Path stereo = Samples.syllables(folder, 44_100, 2, 70_000);

    assertThat(digest(rendered(SMALL, Samples.file(folder, "astronaut.jpg"), mono).file()))
        .as("a photograph")
        .isEqualTo("5235aa1e642dd000a34ece946292d2c6804f09aea048af81bcf5e1be0f8aa327");
    assertThat(digest(rendered(SMALL, Samples.file(folder, "drawn.jpg"), stereo).file()))
        .as("a drawing")
        .isEqualTo("f99be1feda58cd333f3a0030d2c9da8b9683a79ebf454a7fa8b068c25e66d77c");
    assertThat(digest(rendered(SMALL, Samples.file(folder, "grid.avif"), mono).file()))
        .as("a stand-in")
        .isEqualTo("23431f48eb80ec1b81d53fe91d51640bb10383d800fed09128dc25ead976e68e");
  }

  @Test
  void aTurnedPhotographIsShownUpright() throws IOException {
    RenderedVideo video =
        rendered(
            SMALL, Samples.file(folder, "turned.jpg"), Samples.syllables(folder, 8_000, 1, 800));

    assertThat(video.width()).isGreaterThan(video.height());
    assertThat(video.subject()).isEqualTo(Subject.FACE);
  }

  @Test
  void aPictureThatCannotBeDecodedIsPlayedByAStandInOfItsShape() throws IOException {
    RenderedVideo video =
        rendered(
            SMALL, Samples.file(folder, "grid.avif"), Samples.syllables(folder, 8_000, 1, 8_000));

    assertThat(video.subject()).isEqualTo(Subject.STAND_IN);
    assertThat(List.of(video.width(), video.height())).containsExactly(212, 160);
  }

  @Test
  void aPictureWithoutAFaceIsRenderedAtRest() throws IOException {
    Path picture = gray(folder.resolve("gray.gif"));

    RenderedVideo video = rendered(SMALL, picture, Samples.syllables(folder, 8_000, 1, 8_000));

    assertThat(video.subject()).isEqualTo(Subject.PICTURE);
  }

  @Test
  void whatIsNoPictureIsRefusedAndNothingIsWritten() throws IOException {
    Path text = Files.writeString(folder.resolve("portrait.png"), "This is no picture at all.");
    Path out = Files.createDirectory(folder.resolve("out"));
    Path target = out.resolve("video.mp4");

    RenderOutcome outcome =
        TalkingPortrait.create(SMALL)
            .render(text, Samples.syllables(folder, 8_000, 1, 800), target);

    assertThat(outcome).isInstanceOf(RenderOutcome.Refused.class);
    assertThat(leftIn(out)).isEmpty();
  }

  @Test
  void whatIsNoSoundIsRefused() throws IOException {
    Path portrait = Samples.file(folder, "drawn.jpg");

    RenderOutcome outcome =
        TalkingPortrait.create(SMALL).render(portrait, portrait, folder.resolve("video.mp4"));

    String told = outcome.fold(video -> "rendered", refusal -> refusal.found(), () -> "cancelled");
    assertThat(told).containsIgnoringCase("JPEG");
    assertThat(folder.resolve("video.mp4")).doesNotExist();
  }

  @Test
  void aCancelledRenderingLeavesTheOldVideoAndNothingElse() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path target = out.resolve("video.mp4");
    Files.writeString(target, "the old one");
    Path speech = Samples.syllables(folder, 8_000, 1, 40_000);

    for (int patience : List.of(0, 3, 40)) {
      RenderOutcome outcome =
          TalkingPortrait.create(SMALL.withThreads(2))
              .render(
                  Samples.file(folder, "drawn.jpg"), speech, target, new ImpatientFor(patience));

      assertThat(outcome).isEqualTo(new RenderOutcome.Cancelled());
      assertThat(leftIn(out)).containsExactly("video.mp4");
      assertThat(target).hasContent("the old one");
    }
  }

  @Test
  void progressEndsWithAllFrames() throws IOException {
    int[] last = new int[2];
    TalkingPortrait.create(SMALL)
        .render(
            Samples.file(folder, "drawn.jpg"),
            Samples.syllables(folder, 8_000, 1, 16_000),
            folder.resolve("video.mp4"),
            (done, frames) -> {
              last[0] = done;
              last[1] = frames;
            });

    assertThat(last).containsExactly(50, 50);
  }

  @Test
  void aFailingListenerLeavesNothingBehind() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path target = out.resolve("video.mp4");
    Path portrait = Samples.file(folder, "drawn.jpg");
    Path speech = Samples.syllables(folder, 8_000, 1, 800);

    assertThatThrownBy(
            () ->
                TalkingPortrait.create(SMALL)
                    .render(
                        portrait,
                        speech,
                        target,
                        (done, frames) -> {
                          throw new IllegalStateException("no ear");
                        }))
        .hasMessage("no ear");
    assertThat(leftIn(out)).isEmpty();
  }

  @Test
  void aMissingFolderIsAnInputOutputFailure() throws IOException {
    Path portrait = Samples.file(folder, "drawn.jpg");
    Path speech = Samples.syllables(folder, 8_000, 1, 800);
    Path nowhere = folder.resolve("missing").resolve("video.mp4");

    assertThatThrownBy(() -> TalkingPortrait.create(SMALL).render(portrait, speech, nowhere))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> SMALL.withThreads(0)).hasMessage("threads: found 0, allowed 1 to 64");
    assertThatThrownBy(() -> FrameSize.exactly(101, 100))
        .hasMessage("width: found 101, allowed even numbers from 64 to 4096");
  }

  @Test
  void theSizeFollowsThePortraitWithinReason() {
    FrameSize size = FrameSize.following(512);

    assertThat(size.sizeFor(800, 800)).isEqualTo(new FrameSize.Exact(512, 512));
    assertThat(size.sizeFor(300, 400)).isEqualTo(new FrameSize.Exact(512, 682));
    assertThat(size.sizeFor(4000, 1000)).isEqualTo(new FrameSize.Exact(910, 512));
  }

  private RenderedVideo rendered(RenderSettings settings, Path portrait, Path speech)
      throws IOException {
    return TalkingPortrait.create(settings)
        .render(portrait, speech, folder.resolve("video.mp4"))
        .fold(
            video -> video,
            refusal -> {
              throw new AssertionError(refusal.toString());
            },
            () -> {
              throw new AssertionError("cancelled");
            });
  }

  private static List<String> leftIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** A GIF of one gray pixel, as small as a picture can be. */
  private static Path gray(Path file) throws IOException {
    return Files.write(
        file,
        HexFormat.of()
            .parseHex("47494638396101000100800000808080ffffff2c00000000010001000002024401003b"));
  }

  /** Asks to stop after so many questions. */
  private static final class ImpatientFor implements RenderProgress {
    private final AtomicInteger patience;

    ImpatientFor(int questions) {
      this.patience = new AtomicInteger(questions);
    }

    @Override
    public void update(int done, int frames) {
      assertThat(done).isBetween(0, frames);
    }

    @Override
    public boolean isCancelled() {
      return patience.getAndDecrement() <= 0;
    }
  }
}
