package dev.avatars.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake takes every submit and refuses at its turn what the model refuses. */
@DisplayName("P14 the fake refuses what the real model refuses")
final class InspectionTest {
  @TempDir private Path directory;

  private final FakeWorld world =
      FakeWorld.create(FakeSettings.seeded(7), ScriptedMaker.quick(), new Mp4Check());

  private SampleMedia media;
  private Caller caller;

  @BeforeEach
  void prepare() {
    media = SampleMedia.in(directory);
    caller = new Caller(world, directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tooFewPixelsAreRefused() {
    assertRefused(
        limited("limits.portrait.shortest-side", "400"), "image_too_small", "360x480 pixels");
  }

  @Test
  void tooSteepAPictureIsRefused() {
    assertRefused(
        limited("limits.portrait.steepest-aspect", "1.2"), "image_aspect_ratio", "360x480 pixels");
  }

  @Test
  void anotherPictureFormatIsRefused() {
    assertRefused(limited("limits.images", "JPEG"), "unsupported_image_format", "PNG");
  }

  @Test
  void anotherSoundFormatIsRefused() {
    assertRefused(limited("limits.sounds", "MP3"), "unsupported_audio_format", "WAV");
  }

  @Test
  void tooShortASpeechIsRefused() {
    assertRefused(limited("limits.speech.shortest", "PT3S"), "audio_duration_too_short", "2.500 s");
  }

  @Test
  void tooLongASpeechIsRefused() {
    assertRefused(limited("limits.speech.longest", "PT2.4S"), "audio_duration_too_long", "2.500 s");
  }

  @Test
  void tooManyBytesAreRefused() {
    assertRefused(limited("limits.speech.bytes", "1000"), "file_too_large", "at most 1000 bytes");
  }

  @Test
  void tooLongAPromptIsRefused() {
    SubmitOrder order = caller.order(1, media.portrait(1), media.speech(1), "smile ".repeat(500));
    assertRefused(order, "string_too_long", "3000 characters");
  }

  @Test
  void anAddressWithoutAFileIsRefused() {
    SubmitOrder order = caller.order(1);
    URI nowhere = URI.create("https://elsewhere.invalid/a.png");
    assertRefused(
        with(order, new StagedMedia(nowhere, order.media().speech())),
        "file_download_error",
        nowhere.toString());
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    SubmitOrder order = caller.order(1);
    Path text = Files.writeString(directory.resolve("picture.png"), "no picture at all");
    assertRefused(
        with(order, new StagedMedia(text.toUri(), order.media().speech())),
        "image_load_error",
        "portrait");
  }

  @Test
  void whatIsNoSoundIsRefused() throws IOException {
    SubmitOrder order = caller.order(1);
    Path text = Files.writeString(directory.resolve("sound.wav"), "no sound at all");
    assertRefused(
        with(order, new StagedMedia(order.media().portrait(), text.toUri())),
        "audio_load_error",
        "speech");
  }

  private void assertRefused(AvatarModel model, String type, String words) {
    SubmitOrder order = caller.order(1);
    assertRefused(new SubmitOrder(order.job(), model, order.media(), ""), type, words);
  }

  private void assertRefused(SubmitOrder order, String type, String words) {
    RemoteRef ref = caller.accepted(order);
    Failure failure = caller.failure(ref);
    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.spend()).isEqualTo(Spend.NONE);
    assertThat(failure.providerWords()).startsWith(type + ": ");
    assertThat(failure.sentence()).contains(words);
  }

  /** The standard model of a catalogue in which one limit is another. */
  private static AvatarModel limited(String key, String value) {
    try (InputStream bytes = Catalog.class.getResourceAsStream("catalog.properties")) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      properties.setProperty("kling-avatar-v2-standard." + key, value);
      StringWriter text = new StringWriter();
      properties.store(text, "changed");
      return Catalog.parse(new StringReader(text.toString())).model(Tier.STANDARD);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static SubmitOrder with(SubmitOrder order, StagedMedia media) {
    return new SubmitOrder(order.job(), order.model(), media, order.prompt());
  }
}
