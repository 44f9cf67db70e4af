package dev.avatars.ports.tck;

import dev.avatars.domain.job.JobId;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.Manifest;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.VideoArchive;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The contracts over lawful implementations; each passes every rule. */
final class Lawful {
  private Lawful() {}

  static final class AbleProvider extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.lawful(ReferenceStage.ABLE);
    }
  }

  static final class BareProvider extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.lawful(ReferenceStage.BARE);
    }
  }

  static final class Assets extends AssetStorageContract {
    private final MemoryAssets assets = new MemoryAssets();

    @Override
    protected AssetStorage open() {
      return assets;
    }

    @Override
    protected byte[] readAsProvider(URI address) {
      return assets.read(address);
    }
  }

  static final class Probe extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe();
    }
  }

  static final class Archive extends VideoArchiveContract {
    @Override
    protected VideoArchive open(Path shelf) {
      return new DiskArchive(shelf);
    }

    @Override
    protected VideoArchive beside(VideoArchive opened, Path shelf) {
      return new DiskArchive(shelf, "second");
    }
  }

  static final class Store extends JobStoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    protected Stores open() {
      return new Stores(store, store);
    }

    @Override
    protected void damage(Stores opened, JobId job) {
      store.damage(job);
    }
  }

  static final class Books extends LedgerContract {
    @Override
    protected Stores open() {
      MemoryStore store = new MemoryStore();
      return new Stores(store, store);
    }
  }

  static final class Rows extends ManifestContract {
    @Override
    protected Manifest manifest(Path folder, List<Map<String, String>> rows) {
      return new MemoryManifest(rows);
    }
  }

  static final class Notes extends BatchJournalContract {
    private final MemoryJournal.Disk disk = new MemoryJournal.Disk();

    @Override
    protected BatchJournal open(Path folder) {
      return disk.open();
    }

    @Override
    protected void cutTheLastRecord(Path folder) {
      disk.cutTheLastRecord();
    }
  }
}
