package dev.avatars.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wall stands in the product, and every wall bites its offender. */
class WallsTest {
  private static final String ROOT = "dev.avatars";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** Which classes of this module break which wall. */
  private static final Map<String, List<String>> OFFENDERS =
      Map.ofEntries(
          Map.entry("DOMAIN_KNOWS_THE_JDK_ALONE", List.of("domain.offender.InjectedDomain")),
          Map.entry("PORTS_KNOW_THE_DOMAIN", List.of("ports.PortThatKnowsItsCaller")),
          Map.entry(
              "APPLICATION_KNOWS_PORTS_AND_DOMAIN",
              List.of("application.offender.StudioThatKnowsTheFake")),
          Map.entry("CODECS_KNOW_NOTHING_OF_AVATARS", List.of("codecs.offender.CodecThatPrices")),
          Map.entry("RENDERER_KNOWS_CODECS_ALONE", List.of("renderer.offender.RendererThatBills")),
          Map.entry(
              "ADAPTERS_DO_NOT_KNOW_EACH_OTHER",
              List.of("media.offender.MediaThatKnowsTheFake", "fake.FakeWorld")),
          Map.entry(
              "ADAPTERS_DO_NOT_KNOW_WHO_CALLS", List.of("fake.offender.FakeThatKnowsItsCaller")),
          Map.entry(
              "ADAPTERS_SHOW_THEIR_DOORS_ALONE", List.of("fake.offender.FakeThatKnowsItsCaller")),
          Map.entry(
              "EMULATOR_KNOWS_NO_ADAPTER_BUT_THE_FAKE",
              List.of("emulator.offender.EmulatorThatKnowsTheAdapter")),
          Map.entry("GUICE_ONLY_IN_THE_WIRING", List.of("domain.offender.InjectedDomain")),
          Map.entry("PICOCLI_ONLY_IN_THE_COMMAND_LINE", List.of("fake.offender.FakeWithAnOption")),
          Map.entry(
              "JACKSON_ONLY_WHERE_JSON_IS_SPOKEN",
              List.of("application.offender.StudioThatWritesJson")),
          Map.entry("CSV_ONLY_IN_BATCH_FILES", List.of("application.offender.StudioThatReadsCsv")),
          Map.entry(
              "FEIGN_ONLY_TOWARDS_FAL", List.of("application.offender.StudioThatCallsByFeign")),
          Map.entry(
              "SQL_ONLY_BESIDE_THE_STORE", List.of("application.offender.StudioThatReadsTables")),
          Map.entry("DATABASES_ONLY_IN_THE_STORE", List.of("cluster.offender.ClusterThatPools")),
          Map.entry(
              "DB_SCHEDULER_ONLY_IN_THE_CLUSTER",
              List.of("application.offender.StudioThatSchedulesRows")),
          Map.entry(
              "MICROMETER_ONLY_IN_THE_METERS", List.of("application.offender.StudioThatMeters")),
          Map.entry(
              "TEMPLATES_ONLY_IN_THE_REPORT",
              List.of("application.offender.StudioThatFillsTemplates")),
          Map.entry("PORTS_ARE_CLOSED_OR_INTERFACES", List.of("ports.PortThatKnowsItsCaller")),
          Map.entry("DOMAIN_TYPES_ARE_CLOSED", List.of("domain.offender.OpenDomain")),
          Map.entry("DOMAIN_FIELDS_ARE_FINAL", List.of("domain.offender.OpenDomain")),
          Map.entry("NO_CLOCK_IN_THE_CORE", List.of("domain.offender.DomainThatReadsTheClock")),
          Map.entry(
              "NO_SLEEP_AND_NO_ENVIRONMENT_IN_THE_CORE",
              List.of("application.offender.StudioThatSleeps")),
          Map.entry("NO_CHANCE_IN_THE_CORE", List.of("domain.offender.DomainThatGambles")),
          Map.entry("NO_FLOATING_POINT_IN_THE_CORE", List.of("domain.offender.DomainInFloats")),
          Map.entry(
              "NO_PACKAGE_CYCLES",
              List.of("domain.offender.chicken.Chicken", "domain.offender.egg.Egg")));

  static Stream<String> walls() {
    return Arrays.stream(Walls.class.getDeclaredFields())
        .filter(field -> ArchRule.class.isAssignableFrom(field.getType()))
        .map(Field::getName);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void aWallStandsInTheProduct(String wall) {
    assertThatCode(() -> rule(wall).check(PRODUCT)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("walls")
  void aWallBitesItsOffender(String wall) {
    assertThat(OFFENDERS).as("a wall without an offender guards nothing").containsKey(wall);
    for (String offender : offendersOf(wall)) {
      JavaClasses offenders = imported(offendersOf(wall));
      assertThat(offenders.contain(ROOT + "." + offender)).as(offender).isTrue();
      assertThatThrownBy(() -> rule(wall).check(offenders))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("was violated");
    }
  }

  @Test
  void everyOffenderHasItsWall() {
    assertThat(walls()).containsExactlyInAnyOrderElementsOf(OFFENDERS.keySet());
  }

  private static List<String> offendersOf(String wall) {
    return OFFENDERS.getOrDefault(wall, List.of());
  }

  private static JavaClasses imported(List<String> names) {
    return new ClassFileImporter().importClasses(names.stream().map(WallsTest::type).toList());
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(ROOT + "." + name);
    } catch (ClassNotFoundException missing) {
      throw new LinkageError("a wall or an offender is missing", missing);
    }
  }

  private static ArchRule rule(String wall) {
    try {
      return (ArchRule) Walls.class.getDeclaredField(wall).get(null);
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError("a wall or an offender is missing", missing);
    }
  }
}
