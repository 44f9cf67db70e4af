package dev.avatars.batch;

import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.tck.BatchJournalContract;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A journal in a file keeps the contract. */
class JournalFileContractTest extends BatchJournalContract {
  private static final int CUT = 9;

  @Override
  protected BatchJournal open(Path folder) {
    return JournalFile.open(journal(folder));
  }

  @Override
  protected void cutTheLastRecord(Path folder) {
    try (RandomAccessFile file = new RandomAccessFile(journal(folder).toFile(), "rw")) {
      file.setLength(file.length() - CUT);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static Path journal(Path folder) {
    return folder.resolve("journals").resolve("spring.jsonl");
  }
}
