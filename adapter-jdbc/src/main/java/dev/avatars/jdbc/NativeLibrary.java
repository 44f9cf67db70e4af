package dev.avatars.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * The native part of the SQLite driver, unpacked once beside the data. Left to itself the driver
 * unpacks it at every start into the folder for temporary files, where a killed process leaves it.
 */
final class NativeLibrary {
  private static final String FOLDER = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private NativeLibrary() {}

  /** Has the driver load the library from a folder, unless the program's owner chose one. */
  static synchronized void unpack(Path natives) {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    try {
      Path file = unpacked(natives);
      System.setProperty(NAME, file.getFileName().toString());
      System.setProperty(FOLDER, String.valueOf(file.toAbsolutePath().getParent()));
    } catch (IOException noPlace) {
      // The driver unpacks for itself then; that a place cannot be written is told when it opens.
    }
  }

  private static Path unpacked(Path natives) throws IOException {
    byte[] library = packed();
    String version = SQLiteJDBCLoader.getVersion();
    String platform = OSInfo.getNativeLibFolderPathForCurrentOS().replace('/', '-');
    Path folder = Files.createDirectories(natives.resolve("sqlite-" + version + "-" + platform));
    Path file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
    if (!holds(file, library)) {
      Path part = Files.createTempFile(folder, "unpacking", null);
      Files.write(part, library);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** What is loaded is what is in the jar, not what somebody else has put there. */
  private static boolean holds(Path file, byte[] library) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), library);
  }

  private static byte[] packed() throws IOException {
    String name =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IOException("the driver has no library for this platform");
      }
      return packed.readAllBytes();
    }
  }
}
