package dev.avatars.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of the project as the launcher sees it, with a Java and a Maven of a few lines of shell,
 * which note down that they were called.
 */
final class Checkout {
  private static final List<String> INTERRUPTIBLE = interruptible();

  /** All that the launcher may need; a new one has to be thought about. */
  private static final List<String> TOOLS =
      List.of(
          "find",
          "grep",
          "head",
          "ls",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "stty",
          "tee",
          "touch");

  private static final String JAVA =
      """
      #!/bin/sh
      echo "$*" >>'@HOME@/java.log'
      for word in "$@"; do
        case $word in
          -XshowSettings:properties)
            echo "    java.specification.version = @VERSION@"
            echo "    java.home = @JDK@"
            exit 0 ;;
          -XX:DumpLoadedClassList=*) echo classes >"${word#*=}" ;;
          -Xshare:dump) dump=yes ;;
          -XX:SharedArchiveFile=*) archive=${word#*=} ;;
        esac
      done
      if [ -n "${dump:-}" ]; then echo archive >"$archive"; exit 0; fi
      for word in "$@"; do printf '[%s]' "$word"; done
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      case $1 in -v) echo "Apache Maven @MAVEN@ (abc)"; exit 0 ;; esac
      echo "$*" >>'@HOME@/maven.log'
      echo "[INFO] Building Avatars: domain 0.1.0-SNAPSHOT [1/2]"
      @BUILD@
      mkdir -p app-cli/target/avatar/lib
      touch app-cli/target/avatar/lib/avatars-app-cli-1.jar app-cli/target/avatar/lib/a.jar
      echo "[INFO] BUILD SUCCESS"
      """;

  final Path folder;
  private final Path tools;
  private final Map<String, String> environment = new TreeMap<>();

  private Checkout(Path folder, Path tools) {
    this.folder = folder;
    this.tools = tools;
  }

  /** A checkout that was never built, with a JDK 17 and a Maven 3.8. */
  static Checkout in(Path home) {
    try {
      Checkout checkout = new Checkout(home.resolve("Mein Ordner Ü/clone"), home.resolve("tools"));
      Files.createDirectories(checkout.folder.resolve("app-cli/src/main"));
      Files.createDirectories(checkout.folder.resolve("bom"));
      Files.createDirectories(checkout.tools);
      Files.copy(Path.of("..", "avatar"), checkout.folder.resolve("avatar"));
      for (String pom : List.of("pom.xml", "bom/pom.xml", "app-cli/pom.xml")) {
        Files.writeString(checkout.folder.resolve(pom), "<project/>");
      }
      checkout.lendTools();
      return checkout.java("17").maven("3.8.7", "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Puts another Java in place of the one there is. */
  Checkout java(String version) {
    Path jdk = tools.resolve("jdk-" + version);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    script(
        jdk.resolve("bin/java"),
        JAVA.replace("@VERSION@", version).replace("@JDK@", jdk.toString()));
    environment.put("JAVA_HOME", jdk.toString());
    return this;
  }

  /** Puts another Maven in place of the one there is, which does this in the middle of its work. */
  Checkout maven(String version, String work) {
    script(tools.resolve("bin/mvn"), MAVEN.replace("@MAVEN@", version).replace("@BUILD@", work));
    return this;
  }

  Checkout without(String tool) {
    try {
      Files.delete(tools.resolve("bin").resolve(tool));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Checkout variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Changes a file as a pull would, a moment after the last build. */
  Checkout changed(String file) throws IOException {
    Path changed = folder.resolve(file);
    Files.writeString(changed, "changed");
    Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(1)));
    Files.setLastModifiedTime(
        file("built"),
        FileTime.from(Files.getLastModifiedTime(changed).toInstant().minusSeconds(9)));
    return this;
  }

  /** A file among those that are built. */
  Path file(String name) {
    return folder.resolve("app-cli/target/avatar").resolve(name);
  }

  /** How often something was built. */
  int builds() throws IOException {
    return lines("maven.log").size();
  }

  /** How often an archive was made. */
  long archives() throws IOException {
    return lines("java.log").stream().filter(line -> line.contains("-Xshare:dump")).count();
  }

  Outcome run(String... words) {
    return ended(started(folder.resolve("avatar"), words));
  }

  Outcome runAs(Path launcher, String... words) {
    return ended(started(launcher, words));
  }

  /** Who runs these tests in the background has Ctrl-C ignored, and so would the launcher. */
  private static List<String> interruptible() {
    List<String> words = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(words);
    trial.add("true");
    try {
      return new ProcessBuilder(trial).start().waitFor() == 0 ? words : List.of();
    } catch (IOException unknown) {
      return List.of();
    } catch (InterruptedException impatient) {
      throw new AssertionError(impatient);
    }
  }

  Process started(Path launcher, String... words) {
    List<String> command = new ArrayList<>(INTERRUPTIBLE);
    command.add(launcher.toString());
    command.addAll(List.of(words));
    ProcessBuilder process = new ProcessBuilder(command).directory(tools.toFile());
    process.environment().clear();
    process.environment().put("PATH", tools.resolve("bin").toString());
    process.environment().putAll(environment);
    try {
      return process.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Outcome ended(Process process) {
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out, err);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private List<String> lines(String log) throws IOException {
    Path file = tools.resolve(log);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void script(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.replace("@HOME@", tools.toString()));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** By scripts, since a folder of links to programs is nothing to delete after a test. */
  private void lendTools() {
    for (String tool : TOOLS) {
      Path found = Path.of("/usr/bin", tool);
      Path program = Files.exists(found) ? found : Path.of("/bin", tool);
      script(tools.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
    }
  }
}
