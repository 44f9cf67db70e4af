package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.VideoArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** Archives that each break one rule. */
final class LawlessArchives {
  private LawlessArchives() {}

  @Breaks("V-1")
  static final class WritesUnderTheFinalName extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf) {
        @Override
        Path partial(JobId job) {
          return finished(job);
        }
      };
    }
  }

  @Breaks("V-2")
  static final class FetchesAgain extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf) {
        @Override
        void remember(JobId job, StoredVideo video) {
          // Forgets what it has.
        }
      };
    }
  }

  @Breaks("V-3")
  static final class StartsOver extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf) {
        @Override
        long resumeFrom(JobId job) {
          return 0;
        }
      };
    }
  }

  @Breaks("V-4")
  static final class FlagsNothing extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf) {
        @Override
        Set<StoredVideo.Flag> flags(VideoFacts facts, MediaLength speech) {
          return Set.of();
        }
      };
    }
  }

  @Breaks("V-5")
  static final class FetchesNonsenseForEver extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf) {
        @Override
        Keeping unusable(JobId job) {
          super.unusable(job);
          return new NotKept(
              Failure.of(FailureCode.PROVIDER_FAULT, "what came is no video", Spend.CERTAIN));
        }
      };
    }
  }

  @Breaks("V-6")
  static final class ThrowsAtAFullDisk extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf) {
        @Override
        Keeping noRoom(IOException problem) {
          throw new UncheckedIOException(problem);
        }
      };
    }
  }

  @Breaks("V-7")
  static final class SharesTheHalfVideo extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf);
    }

    @Override
    protected VideoArchive beside(VideoArchive opened, Path shelf) {
      return new DiskArchive(shelf);
    }
  }
}
