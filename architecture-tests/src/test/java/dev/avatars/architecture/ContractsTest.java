package dev.avatars.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every adapter that implements a port has proven it by the port's contract. */
class ContractsTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> PORTS_WITH_A_CONTRACT =
      List.of(
          "AvatarProvider",
          "AssetStorage",
          "MediaProbe",
          "VideoArchive",
          "JobStore",
          "Ledger",
          "Manifest",
          "BatchJournal");

  /** Which module an adapter's package lies in. */
  private static final Map<String, String> MODULES =
      Map.of(
          "dev.avatars.batch", "batch-files",
          "dev.avatars.cluster", "adapter-db-scheduler",
          "dev.avatars.fake", "adapter-fake",
          "dev.avatars.fal", "adapter-fal",
          "dev.avatars.jdbc", "adapter-jdbc",
          "dev.avatars.media", "adapter-media",
          "dev.avatars.micrometer", "adapter-micrometer");

  record Implementation(String port, String type, String module) {}

  static Stream<Implementation> implementations() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(MODULES.keySet())
            .stream()
            .filter(type -> !type.isInterface())
            .flatMap(ContractsTest::implementations);
  }

  private static Stream<Implementation> implementations(JavaClass type) {
    return PORTS_WITH_A_CONTRACT.stream()
        .filter(port -> type.isAssignableTo("dev.avatars.ports." + port))
        .map(
            port ->
                new Implementation(
                    port,
                    type.getSimpleName(),
                    MODULES.getOrDefault(type.getPackageName(), "nowhere")));
  }

  @ParameterizedTest
  @MethodSource("implementations")
  void anImplementationIsProvenByItsContract(Implementation implementation) {
    assertThat(testsOf(implementation.module()))
        .as("a test of %s that extends %sContract", implementation.type(), implementation.port())
        .anyMatch(test -> test.contains("extends " + implementation.port() + "Contract"));
  }

  private static List<String> testsOf(String module) {
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve(module).resolve("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ContractsTest::text)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
