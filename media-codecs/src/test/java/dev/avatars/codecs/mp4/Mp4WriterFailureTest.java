package dev.avatars.codecs.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4WriterFailureTest {
  @TempDir private Path folder;
  private final Clip clip = Clip.of(44_100, 1, 50_000, 25);

  private Mp4Writer open() throws IOException {
    return Mp4Writer.create(folder.resolve("clip.mp4"), clip.video(), clip.audio());
  }

  @Test
  void closingEarlyLeavesNothing() throws IOException {
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      clip.addSounds(writer);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closingEarlyLeavesAnOlderFileAlone() throws IOException {
    Path older = Files.write(folder.resolve("clip.mp4"), new byte[] {1});
    try (Mp4Writer writer = open()) {
      clip.addSounds(writer);
    }
    assertThat(older).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aMissingFolderIsToldAtOnce() {
    Path nowhere = folder.resolve("missing").resolve("clip.mp4");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Mp4Writer.create(nowhere, clip.video(), clip.audio()).close())
        .withMessageContaining("missing");
  }

  @Test
  void whenTheSecondSpoolCannotBeMadeTheFirstIsRemoved() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("clip.mp4.audio"));
    assertThatIOException().isThrownBy(() -> open().close());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(inTheWay);
    }
  }

  @Test
  void whenTheTargetCannotBeWrittenTheSpoolsAreRemoved() throws IOException {
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      clip.addSounds(writer);
      Files.createDirectory(folder.resolve("clip.mp4"));
      assertThatIOException().isThrownBy(() -> writer.finish(50_000));
      assertThatIllegalStateException()
          .isThrownBy(() -> writer.finish(50_000))
          .withMessage("writer: found UNFINISHED, allowed OPEN");
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Java closes a file when the thread that writes it is interrupted. */
  @Test
  void aFailureWhileSpoolingLeavesNothingAndIsFinal() throws IOException {
    Path older = Files.write(folder.resolve("clip.mp4"), new byte[] {1});
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      Thread.currentThread().interrupt();
      assertThatIOException().isThrownBy(() -> writer.audio(new byte[100_000], 0, 100_000));
      assertThat(Thread.interrupted()).isTrue();
      assertThatIllegalStateException()
          .isThrownBy(() -> writer.audio(new byte[1], 0, 1))
          .withMessage("writer: found FAILED, allowed OPEN");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(older);
    }
  }

  @Test
  void aFailureWhileFinishingLeavesNothing() throws IOException {
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      clip.addSounds(writer);
      Thread.currentThread().interrupt();
      assertThatIOException().isThrownBy(() -> writer.finish(50_000));
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 48_000, 60_000, 5_000_000})
  void anotherLengthThanWasGivenIsRefused(long presentedSamples) throws IOException {
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      clip.addSounds(writer);
      assertThatIllegalStateException()
          .isThrownBy(() -> writer.finish(presentedSamples))
          .withMessageStartingWith("pictures: found 29, allowed ");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void afterARefusedLengthTheRightOneIsWritten() throws IOException {
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      clip.addSounds(writer);
      assertThatIllegalStateException().isThrownBy(() -> writer.finish(1));
      writer.finish(50_000);
    }
    assertThat(folder.resolve("clip.mp4")).isRegularFile();
  }

  @Test
  void missingSoundIsRefused() throws IOException {
    try (Mp4Writer writer = open()) {
      clip.addPictures(writer);
      assertThatIllegalStateException()
          .isThrownBy(() -> writer.finish(50_000))
          .withMessage("access units of sound: found 0, allowed 50");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 0x1_0000_0000L, Long.MAX_VALUE})
  void lengthsThatCannotBeWrittenAreRefused(long presentedSamples) throws IOException {
    try (Mp4Writer writer = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.finish(presentedSamples))
          .withMessageContaining("presentedSamples: found " + presentedSamples);
    }
  }

  @Test
  void theFirstPictureMustStandAlone() throws IOException {
    try (Mp4Writer writer = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.video(new byte[9], FrameKind.DELTA))
          .withMessage("kind: found DELTA, allowed SYNC for the first picture");
    }
  }

  @Test
  void anEmptyAccessUnitIsRefused() throws IOException {
    try (Mp4Writer writer = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.audio(new byte[9], 3, 0))
          .withMessageStartingWith("access unit bytes: found 0");
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> writer.audio(new byte[9], 3, 7));
    }
  }

  @Test
  void afterTheEndNothingMoreIsTaken() throws IOException {
    Mp4Writer writer = open();
    clip.addPictures(writer);
    clip.addSounds(writer);
    writer.finish(50_000);
    assertThatIllegalStateException()
        .isThrownBy(() -> writer.audio(new byte[1], 0, 1))
        .withMessage("writer: found FINISHED, allowed OPEN");
    writer.close();
    writer.close();
    assertThatIllegalStateException().isThrownBy(() -> writer.video(new byte[1], FrameKind.SYNC));
    assertThat(folder.resolve("clip.mp4")).isRegularFile();
  }

  @Test
  void aRemarkThatIsTooLongIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Mp4Writer.create(
                        folder.resolve("a.mp4"), clip.video(), clip.audio(), "x".repeat(1001))
                    .close())
        .withMessage("comment characters: found 1001, allowed 0 to 1000");
  }
}
