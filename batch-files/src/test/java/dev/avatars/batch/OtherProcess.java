package dev.avatars.batch;

import dev.avatars.ports.StoreUnavailableException;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;

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
    return String.join(
        File.pathSeparator,
        place(OtherProcess.class),
        place(JournalFile.class),
        System.getProperty("java.class.path", ""),
        System.getProperty("jdk.module.path", ""));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a jar has a place", impossible);
    }
  }
}
