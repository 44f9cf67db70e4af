package dev.avatars.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.ports.BatchJournal;
import dev.avatars.ports.StoreUnavailableException;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that opens a journal to write, and tells by its exit code whether it could. */
final class OtherProcess {
  static final int OPENED = 40;
  static final int REFUSED = 41;

  private OtherProcess() {}

  public static void main(String[] arguments) {
    try (JournalFile journal = JournalFile.open(Path.of(arguments[0]))) {
      journal.sync();
      System.exit(OPENED);
    } catch (StoreUnavailableException refused) {
      System.exit(REFUSED);
    }
  }

  /** Where the classes are that it needs, whether this runs on the module path or not. */
  static String classPath() {
    return Stream.of(
            OtherProcess.class,
            JournalFile.class,
            RowRecord.class,
            BatchJournal.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonInclude.class)
        .map(OtherProcess::place)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a jar has a place", impossible);
    }
  }
}
