package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.StoredVideo.Flag;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.VideoArchive.Keeping;
import dev.avatars.ports.VideoArchive.Kept;
import dev.avatars.ports.VideoArchive.NotKept;
import dev.avatars.ports.VideoDownloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@link VideoArchive}, rules V-1 to V-7. */
public abstract class VideoArchiveContract {
  private static final JobId JOB = new JobId("job00001");
  private static final JobId OTHER_JOB = new JobId("job00002");
  private static final RemoteVideo REMOTE =
      RemoteVideo.at(URI.create("https://videos.example/1.mp4"));
  private static final int MIDDLE = 5_000;
  private static final int MOST_TRIES = 5;

  @TempDir private Path directory;
  private Path shelf;
  private VideoArchive archive;

  /**
   * A new archive that keeps its files in a directory; called once before each test. The directory
   * exists and is empty.
   */
  protected abstract VideoArchive open(Path shelf);

  /** The same archive after its process ended and another began. */
  protected VideoArchive reopen(VideoArchive opened, Path shelf) {
    return opened;
  }

  /**
   * An archive in the same directory as another process or machine has it while the first one still
   * runs. One that serves a single process skips what is about several.
   */
  protected VideoArchive beside(VideoArchive opened, Path shelf) {
    return Assumptions.abort("this archive serves a single process");
  }

  /** Makes every write of the archive fail; by default its directory becomes a plain file. */
  protected void takeTheDiskAway(Path shelf) throws IOException {
    emptied(shelf);
    Files.delete(shelf);
    Files.writeString(shelf, "no directory");
  }

  /** Lets the archive write again. */
  protected void giveTheDiskBack(Path shelf) throws IOException {
    Files.delete(shelf);
    Files.createDirectory(shelf);
  }

  @BeforeEach
  final void openTheArchive() throws IOException {
    shelf = Files.createDirectory(directory.resolve("shelf"));
    archive = open(shelf);
  }

  @Test
  @DisplayName("V-1 P9 a kept video is whole, measured and hashed")
  final void aKeptVideoIsWhole() {
    byte[] bytes = SampleMedia.speakingVideo();
    StoredVideo video = kept(keep(JOB, ScriptedDownloads.of(bytes)));
    assertThat(SampleMedia.read(video.file())).isEqualTo(bytes);
    assertThat(video.bytes()).isEqualTo(bytes.length);
    assertThat(video.digest()).isEqualTo(Sha256.of(bytes));
    assertThat(List.of(video.facts().width(), video.facts().height())).containsExactly(96, 64);
    assertThat(video.facts().picture()).isEqualByComparingTo(SampleMedia.LENGTH);
  }

  @Test
  @DisplayName("V-1 P9 nothing is found under the final name before the video is whole")
  final void nothingHalfIsFound() {
    Set<Path> seen = ConcurrentHashMap.newKeySet();
    ScriptedDownloads downloads =
        ScriptedDownloads.of(SampleMedia.speakingVideo())
            .next(ScriptedDownloads.breakingAt(MIDDLE))
            .always(ScriptedDownloads.watchedBy(() -> seen.addAll(files())));
    StoredVideo video = keptInTheEnd(JOB, downloads);
    assertThat(seen).doesNotContain(video.file().toAbsolutePath());
    assertThat(files()).contains(video.file().toAbsolutePath());
  }

  @Test
  @DisplayName("V-1 two jobs' videos lie in two files")
  final void eachJobHasItsFile() {
    StoredVideo one = kept(keep(JOB, ScriptedDownloads.of(SampleMedia.speakingVideo())));
    StoredVideo other = kept(keep(OTHER_JOB, ScriptedDownloads.of(SampleMedia.muteVideo())));
    assertThat(one.file()).isNotEqualTo(other.file());
    assertThat(SampleMedia.read(one.file())).isEqualTo(SampleMedia.speakingVideo());
    assertThat(SampleMedia.read(other.file())).isEqualTo(SampleMedia.muteVideo());
  }

  @Test
  @DisplayName("V-2 keeping a job's video again answers the same and fetches nothing")
  final void keepingAgainFetchesNothing() {
    StoredVideo video = kept(keep(JOB, ScriptedDownloads.of(SampleMedia.speakingVideo())));
    ScriptedDownloads gone =
        ScriptedDownloads.of(new byte[0]).always(refusing(FailureCode.RESULT_GONE));
    assertThat(keep(JOB, gone)).isEqualTo(new Kept(video));
    archive = reopen(archive, shelf);
    assertThat(keep(JOB, gone)).isEqualTo(new Kept(video));
    assertThat(gone.asked()).isEmpty();
  }

  @Test
  @DisplayName("V-2 of many that keep one job's video at the same moment all get the same")
  final void aCrowdGetsOneVideo() {
    ScriptedDownloads downloads = ScriptedDownloads.of(SampleMedia.speakingVideo());
    List<Keeping> outcomes = Together.threads(8).each(1, run -> keep(JOB, downloads));
    StoredVideo video = kept(outcomes.get(0));
    assertThat(outcomes).containsOnly(new Kept(video));
    assertThat(SampleMedia.read(video.file())).isEqualTo(SampleMedia.speakingVideo());
  }

  @Test
  @DisplayName("V-3 P9 a fetch that broke off goes on where it stopped, also after reopening")
  final void aBrokenFetchGoesOn() {
    ScriptedDownloads downloads =
        ScriptedDownloads.of(SampleMedia.speakingVideo())
            .next(ScriptedDownloads.breakingAt(MIDDLE))
            .next(ScriptedDownloads.breakingAt(2 * MIDDLE));
    StoredVideo video = keptInTheEnd(JOB, downloads);
    assertThat(SampleMedia.read(video.file())).isEqualTo(SampleMedia.speakingVideo());
    assertThat(downloads.asked()).containsExactly(0L, (long) MIDDLE, 2L * MIDDLE);
  }

  @Test
  @DisplayName("V-3 a fetch that ended quietly before its end is not taken for whole")
  final void aCutFetchGoesOn() {
    ScriptedDownloads downloads =
        ScriptedDownloads.of(SampleMedia.speakingVideo()).next(ScriptedDownloads.endingAt(MIDDLE));
    StoredVideo video = keptInTheEnd(JOB, downloads);
    assertThat(SampleMedia.read(video.file())).isEqualTo(SampleMedia.speakingVideo());
  }

  @Test
  @DisplayName("V-3 a source that cannot go on in the middle is fetched from the start")
  final void aFetchMayStartOver() {
    ScriptedDownloads downloads =
        ScriptedDownloads.of(SampleMedia.speakingVideo())
            .next(ScriptedDownloads.breakingAt(MIDDLE))
            .always(ScriptedDownloads::fromTheStart);
    StoredVideo video = keptInTheEnd(JOB, downloads);
    assertThat(SampleMedia.read(video.file())).isEqualTo(SampleMedia.speakingVideo());
  }

  @Test
  @DisplayName("V-3 a broken fetch may be tried again, and money is not called lost")
  final void aBrokenFetchMayBeTriedAgain() {
    ScriptedDownloads downloads =
        ScriptedDownloads.of(SampleMedia.speakingVideo())
            .always(ScriptedDownloads.breakingAt(MIDDLE));
    assertThat(notKept(keep(JOB, downloads)).disposition()).isEqualTo(Disposition.RETRY);
  }

  @Test
  @DisplayName("V-4 P12 a video that fits its speech has no flag")
  final void aFittingVideoHasNoFlag() {
    StoredVideo video = kept(keep(JOB, ScriptedDownloads.of(SampleMedia.speakingVideo())));
    assertThat(video.flags()).isEmpty();
  }

  @Test
  @DisplayName("V-4 P12 a short, padded or silent video is kept and flagged")
  final void aDifferingVideoIsFlagged() {
    byte[] speaking = SampleMedia.speakingVideo();
    assertThat(flags(JOB, speaking, new MediaLength(10, 1))).contains(Flag.SHORT);
    assertThat(flags(OTHER_JOB, speaking, new MediaLength(1, 1))).containsExactly(Flag.PADDED);
    assertThat(flags(new JobId("job00003"), SampleMedia.muteVideo(), SampleMedia.LENGTH))
        .containsExactly(Flag.SILENT);
  }

  private Set<Flag> flags(JobId job, byte[] bytes, MediaLength speech) {
    return kept(archive.keep(job, REMOTE, ScriptedDownloads.of(bytes), speech)).flags();
  }

  @Test
  @DisplayName("V-5 what is no video is a final failure")
  final void whatIsNoVideoIsFinal() {
    byte[] page = "<html>gone</html>".repeat(100).getBytes(StandardCharsets.US_ASCII);
    byte[] picture = PngFile.oval(360, 480, 1);
    for (byte[] bytes : List.of(page, picture)) {
      Failure failure = notKept(keep(JOB, ScriptedDownloads.of(bytes)));
      assertThat(failure.disposition()).isEqualTo(Disposition.GIVE_UP);
    }
  }

  @Test
  @DisplayName("V-5 what cannot be had any more is a final failure, what cannot be had now is not")
  final void whatIsGoneIsFinal() {
    ScriptedDownloads downloads =
        ScriptedDownloads.of(SampleMedia.speakingVideo())
            .next(refusing(FailureCode.RESULT_GONE))
            .next(refusing(FailureCode.PROVIDER_FAULT));
    assertThat(notKept(keep(JOB, downloads)).disposition()).isEqualTo(Disposition.GIVE_UP);
    Keeping second = keep(JOB, downloads);
    second.fold(
        video -> assertThat(video.bytes()).isEqualTo(SampleMedia.speakingVideo().length),
        failure -> assertThat(failure.disposition()).isEqualTo(Disposition.RETRY));
  }

  @Test
  @DisplayName("V-6 P9 a disk that cannot be written is a failure that may be tried again")
  final void aFullDiskMayBeFreed() throws IOException {
    takeTheDiskAway(shelf);
    ScriptedDownloads downloads = ScriptedDownloads.of(SampleMedia.speakingVideo());
    Failure failure = notKept(keep(JOB, downloads));
    assertThat(failure.code()).isEqualTo(FailureCode.STORAGE_FAILED);
    assertThat(failure.disposition()).isEqualTo(Disposition.RETRY);
    giveTheDiskBack(shelf);
    assertThat(SampleMedia.read(kept(keep(JOB, downloads)).file()))
        .isEqualTo(SampleMedia.speakingVideo());
  }

  @Test
  @DisplayName("V-7 P9 one that stood still before its bytes came does not harm what others kept")
  final void oneThatStoodStillBeforeItsBytesDoesNoHarm() {
    assertThat(keep(JOB, broken())).isInstanceOf(NotKept.class);
    ScriptedDownloads frozen = ScriptedDownloads.of(SampleMedia.speakingVideo());
    Keeping[] other = new Keeping[1];
    frozen.next(
        (video, from) -> {
          other[0] = keepBeside(ScriptedDownloads.of(video));
          return ScriptedDownloads.whole(video, from);
        });
    assertBothKept(keep(JOB, frozen), other[0]);
  }

  @Test
  @DisplayName("V-7 P9 one that stood still among its bytes does not harm what others kept")
  final void oneThatStoodStillAmongItsBytesDoesNoHarm() {
    assertThat(keep(JOB, broken())).isInstanceOf(NotKept.class);
    Deque<Keeping> others = new ArrayDeque<>();
    ScriptedDownloads frozen =
        ScriptedDownloads.of(SampleMedia.speakingVideo())
            .next(ScriptedDownloads.watchedBy(() -> keptOnceBeside(others)));
    assertBothKept(keep(JOB, frozen), others.getFirst());
  }

  private void keptOnceBeside(Deque<Keeping> others) {
    if (others.isEmpty()) {
      others.add(new NotKept(Failure.free(FailureCode.STORAGE_FAILED, "still at it")));
      others.addFirst(keepBeside(ScriptedDownloads.of(SampleMedia.speakingVideo())));
    }
  }

  private Keeping keepBeside(VideoDownloads downloads) {
    return beside(archive, shelf).keep(JOB, REMOTE, downloads, SampleMedia.LENGTH);
  }

  private void assertBothKept(Keeping one, Keeping other) {
    StoredVideo video = kept(one);
    assertThat(other).isEqualTo(new Kept(video));
    assertThat(SampleMedia.read(video.file())).isEqualTo(SampleMedia.speakingVideo());
    assertThat(files()).containsOnly(shelf.toAbsolutePath(), video.file().toAbsolutePath());
  }

  private static ScriptedDownloads broken() {
    return ScriptedDownloads.of(SampleMedia.speakingVideo())
        .next(ScriptedDownloads.breakingAt(MIDDLE));
  }

  private static ScriptedDownloads.Act refusing(FailureCode code) {
    return ScriptedDownloads.refusing(Failure.of(code, "not to be had", Spend.CERTAIN));
  }

  private Keeping keep(JobId job, VideoDownloads downloads) {
    return archive.keep(job, REMOTE, downloads, SampleMedia.LENGTH);
  }

  /** Tries like an engine: again after each failure that may be tried again. */
  private StoredVideo keptInTheEnd(JobId job, VideoDownloads downloads) {
    Keeping outcome = keep(job, downloads);
    for (int tries = 1; tries < MOST_TRIES && outcome instanceof NotKept; tries++) {
      assertThat(notKept(outcome).disposition()).isEqualTo(Disposition.RETRY);
      archive = reopen(archive, shelf);
      outcome = keep(job, downloads);
    }
    return kept(outcome);
  }

  private static StoredVideo kept(Keeping outcome) {
    return Expect.a(Kept.class, outcome).video();
  }

  private static Failure notKept(Keeping outcome) {
    return Expect.a(NotKept.class, outcome).failure();
  }

  private Set<Path> files() {
    try (Stream<Path> all = Files.walk(shelf)) {
      return Set.copyOf(all.map(Path::toAbsolutePath).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void emptied(Path shelf) throws IOException {
    try (Stream<Path> all = Files.walk(shelf)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(shelf)) {
          Files.delete(path);
        }
      }
    }
  }
}
