package dev.avatars.ports.tck;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.ports.AssetStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;

/** Storages that each break one rule. */
final class LawlessAssets {
  private LawlessAssets() {}

  /** The contract over a storage in memory that was bent. */
  abstract static class OverMemory extends AssetStorageContract {
    private final MemoryAssets assets;

    OverMemory(MemoryAssets assets) {
      this.assets = assets;
    }

    @Override
    protected AssetStorage open() {
      return assets;
    }

    @Override
    protected byte[] readAsProvider(URI address) {
      return assets.read(address);
    }
  }

  @Breaks("A-1")
  static final class LosesTheLastByteOfSpeech extends OverMemory {
    LosesTheLastByteOfSpeech() {
      super(
          new MemoryAssets() {
            @Override
            byte[] read(URI address) {
              byte[] bytes = super.read(address);
              return address.getPath().startsWith("/speech/")
                  ? Arrays.copyOf(bytes, bytes.length - 1)
                  : bytes;
            }
          });
    }
  }

  @Breaks("A-2")
  static final class SharesSpeechBetweenJobs extends OverMemory {
    SharesSpeechBetweenJobs() {
      super(
          new MemoryAssets() {
            @Override
            URI speechAddress(Speech speech, JobId job) {
              return URI.create("memory:/speech/" + speech.digest());
            }
          });
    }
  }

  @Breaks("A-3")
  static final class GivesAllPortraitsOneAddress extends OverMemory {
    GivesAllPortraitsOneAddress() {
      super(
          new MemoryAssets() {
            @Override
            URI portraitAddress(Portrait portrait) {
              return URI.create("memory:/portrait.png");
            }
          });
    }
  }

  @Breaks("A-4")
  static final class StoresWhateverIsThere extends OverMemory {
    StoresWhateverIsThere() {
      super(
          new MemoryAssets() {
            @Override
            boolean isAsMeasured(byte[] bytes, Sha256 measured) {
              return true;
            }
          });
    }
  }

  @Breaks("A-5")
  static final class ThrowsAtMissingFiles extends OverMemory {
    ThrowsAtMissingFiles() {
      super(
          new MemoryAssets() {
            @Override
            Upload unreadable(IOException problem) {
              throw new UncheckedIOException(problem);
            }
          });
    }
  }
}
