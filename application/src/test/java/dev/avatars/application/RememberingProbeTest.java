package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A probe that measures a file once as long as it stays as it is. */
class RememberingProbeTest {
  private static final Instant LONG_AGO = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  private final Counting counting = new Counting();
  private final MediaProbe probe = new RememberingProbe(counting);
  private MediaSource portrait = MediaSource.file(Path.of("nowhere"));
  private MediaSource speech = portrait;

  @BeforeEach
  void lay() throws IOException {
    SampleMedia media = SampleMedia.in(folder);
    portrait = media.portrait(1).source();
    speech = media.speech(1).source();
    touch(portrait.path(), LONG_AGO);
  }

  @Test
  @DisplayName("P20 a file that many rows share is measured once")
  void aFileIsMeasuredOnce() {
    assertThat(probe.portrait(portrait)).isEqualTo(probe.portrait(portrait));
    assertThat(probe.speech(speech)).isEqualTo(probe.speech(speech));
    assertThat(counting.measured).hasSize(2);
  }

  @Test
  @DisplayName("P3 a file that has another time or another size is measured again")
  void aChangedFileIsMeasuredAgain() throws IOException {
    var first = probe.portrait(portrait);
    touch(portrait.path(), LONG_AGO.plusSeconds(1));
    assertThat(probe.portrait(portrait)).isEqualTo(first);
    assertThat(counting.measured).hasSize(2);
    Files.write(portrait.path(), new byte[] {0}, StandardOpenOption.APPEND);
    touch(portrait.path(), LONG_AGO.plusSeconds(1));
    assertThat(probe.portrait(portrait)).isNotEqualTo(first);
    assertThat(counting.measured).hasSize(3);
  }

  @Test
  void aFileThatIsNotThereIsLookedForEachTime() {
    MediaSource gone = MediaSource.file(folder.resolve("gone.png"));
    var first = probe.portrait(gone);
    var second = probe.portrait(gone);
    assertThat(List.of(first, second))
        .allMatch(probed -> probed.<Boolean>fold(measured -> false, refused -> true));
    assertThat(counting.measured).hasSize(2);
  }

  @Test
  @DisplayName("P20 some hundred files are remembered, and the oldest is forgotten")
  void theOldestIsForgotten() throws IOException {
    var first = probe.portrait(portrait);
    for (int number = 0; number < 256; number++) {
      Path copy = folder.resolve("copy-" + number);
      Files.writeString(copy, "no picture " + number);
      var unused = probe.portrait(MediaSource.file(copy));
    }
    assertThat(counting.measured).hasSize(257);
    assertThat(probe.portrait(portrait)).isEqualTo(first);
    assertThat(counting.measured).hasSize(258);
  }

  @Test
  void videosAreMeasuredEachTime() {
    var first = probe.video(portrait.path());
    var second = probe.video(portrait.path());
    assertThat(first).isEqualTo(second);
    assertThat(counting.measured).hasSize(2);
  }

  private static void touch(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** Notes what it measures. */
  private static final class Counting implements MediaProbe {
    private final MediaProbe probe = new LocalMediaProbe();
    private final List<Path> measured = new ArrayList<>();

    @Override
    public Probed<Portrait> portrait(MediaSource source) {
      measured.add(source.path());
      return probe.portrait(source);
    }

    @Override
    public Probed<Speech> speech(MediaSource source) {
      measured.add(source.path());
      return probe.speech(source);
    }

    @Override
    public Probed<VideoFacts> video(Path file) {
      measured.add(file);
      return probe.video(file);
    }
  }
}
