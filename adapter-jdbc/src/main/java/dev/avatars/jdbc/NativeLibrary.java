package dev.avatars.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native part of the SQLite driver, unpacked once beside the data. Left to itself the driver
 * unpacks it at every start into the folder for temporary files, where a killed process leaves it.
 *
 * <p>It lies in a folder that is named after the driver's own file and the machine, so that finding
 * it asks nothing of the driver: that would take as long as unpacking. A library that does not fit
 * after all is passed over by the driver.
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
      Path folder = natives.toAbsolutePath().resolve(machine());
      Path file = folder.resolve(System.mapLibraryName("sqlitejdbc"));
      if (!Files.isRegularFile(file)) {
        unpackTo(file);
      }
      System.setProperty(NAME, file.getFileName().toString());
      System.setProperty(FOLDER, folder.toString());
    } catch (IOException | IllegalArgumentException noPlace) {
      // The driver unpacks for itself then; that a place cannot be written is told when it opens.
    }
  }

  /** Such as {@code sqlite-jdbc-3.54.1.0.jar-12695461-Linux-amd64}. */
  private static String machine() throws IOException {
    URI place =
        URI.create(
            SQLiteJDBCLoader.class.getProtectionDomain().getCodeSource().getLocation().toString());
    Path driver = Path.of(place);
    String system = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    return driver.getFileName() + "-" + Files.size(driver) + "-" + system.replaceAll("\\W+", "-");
  }

  private static void unpackTo(Path file) throws IOException {
    Path folder = Files.createDirectories(file.resolveSibling("."));
    Path part = Files.createTempFile(folder, "unpacking", null);
    Files.write(part, packed());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
