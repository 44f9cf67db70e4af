package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AssetStorage.Refused;
import dev.avatars.ports.AssetStorage.Stored;
import dev.avatars.ports.AssetStorage.Upload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link AssetStorage}, rules. */
public abstract class AssetStorageContract {
  private static final JobId JOB = new JobId("job00001");
  private static final JobId OTHER_JOB = new JobId("job00002");

  @TempDir private Path directory;
  private SampleMedia media;
  private AssetStorage assets;

  /** A new storage; called once before each test. */
  protected abstract AssetStorage open();

  /** All bytes that the provider gets when it reads an address. */
  protected abstract byte[] readAsProvider(URI address) throws IOException;

  @BeforeEach
  final void openTheStorage() {
    media = SampleMedia.in(directory);
    assets = open();
  }

  @Test
  @DisplayName("A-1 a stored portrait can be read by the provider, byte for byte")
  final void aPortraitCanBeRead() throws IOException {
    Portrait portrait = media.portrait(1);
    URI address = address(assets.store(portrait));
    assertThat(readAsProvider(address)).isEqualTo(SampleMedia.bytesOf(portrait.source()));
  }

  @Test
  @DisplayName("A-1 a stored speech can be read by the provider, byte for byte")
  final void aSpeechCanBeRead() throws IOException {
    Speech speech = media.speech(1);
    URI address = address(assets.store(speech, JOB));
    assertThat(readAsProvider(address)).isEqualTo(SampleMedia.bytesOf(speech.source()));
  }

  @Test
  @DisplayName("A-2 a speech gets an address of its own for every job, with the job's id in it")
  final void aSpeechIsNamedAfterItsJob() {
    Speech speech = media.speech(1);
    URI first = address(assets.store(speech, JOB));
    URI second = address(assets.store(speech, OTHER_JOB));
    assertThat(first.toString()).contains(JOB.value());
    assertThat(second.toString()).contains(OTHER_JOB.value());
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  @DisplayName("A-3 a portrait can be stored for job after job, and never shares another's address")
  final void onlyEqualPortraitsShareAnAddress() {
    URI first = address(assets.store(media.portrait(1)));
    URI again = address(assets.store(media.portrait(1)));
    URI other = address(assets.store(media.portrait(2)));
    assertThat(List.of(first, again)).doesNotContain(other);
  }

  @Test
  @DisplayName("A-3 a crowd storing one portrait gets addresses that all work")
  final void aCrowdMayShareAPortrait() throws IOException {
    Portrait portrait = media.portrait(1);
    List<Upload> uploads = Together.threads(8).each(2, run -> assets.store(portrait));
    for (Upload upload : uploads) {
      assertThat(readAsProvider(address(upload))).isEqualTo(SampleMedia.bytesOf(portrait.source()));
    }
  }

  @Test
  @DisplayName("A-4 P3 a portrait whose bytes changed since it was measured is refused")
  final void aChangedPortraitIsRefused() throws IOException {
    Portrait portrait = media.portrait(1);
    change(portrait.source());
    assertThat(refused(assets.store(portrait)).disposition()).isEqualTo(Disposition.FIX_REQUEST);
  }

  @Test
  @DisplayName("A-4 P3 a speech whose bytes changed since it was measured is refused")
  final void aChangedSpeechIsRefused() throws IOException {
    Speech speech = media.speech(1);
    change(speech.source());
    assertThat(refused(assets.store(speech, JOB)).disposition()).isEqualTo(Disposition.FIX_REQUEST);
  }

  @Test
  @DisplayName("A-5 P18 a file that is gone is a refusal that cost nothing, never an exception")
  final void aMissingFileIsRefused() throws IOException {
    Portrait portrait = media.portrait(1);
    Speech speech = media.speech(1);
    Files.delete(portrait.source().path());
    Files.delete(speech.source().path());
    assertThat(refused(assets.store(portrait)).spend()).isEqualTo(Spend.NONE);
    assertThat(refused(assets.store(speech, JOB)).spend()).isEqualTo(Spend.NONE);
  }

  @Test
  @DisplayName("A-5 P18 a file that became a directory is a refusal that cost nothing")
  final void aDirectoryIsRefused() throws IOException {
    Portrait portrait = media.portrait(1);
    Files.delete(portrait.source().path());
    Files.createDirectory(portrait.source().path());
    assertThat(refused(assets.store(portrait)).spend()).isEqualTo(Spend.NONE);
  }

  /** Turns over the last byte, so that only the content differs. */
  private static void change(MediaSource source) throws IOException {
    byte[] bytes = SampleMedia.bytesOf(source);
    byte[] changed = Arrays.copyOf(bytes, bytes.length);
    changed[changed.length - 1] ^= 1;
    Files.write(source.path(), changed);
  }

  private static URI address(Upload upload) {
    return Expect.a(Stored.class, upload).url();
  }

  private static Failure refused(Upload upload) {
    return Expect.a(Refused.class, upload).failure();
  }
}
