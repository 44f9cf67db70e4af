package dev.avatars.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/** The walls of the house: who may know whom, and what may be done where. One constant each. */
final class Walls {
  private static final String ROOT = "dev.avatars.";
  private static final String DOMAIN = ROOT + "domain..";
  private static final String PORTS = ROOT + "ports";
  private static final String APPLICATION = ROOT + "application..";
  private static final String CODECS = ROOT + "codecs..";
  private static final String RENDERER = ROOT + "renderer..";
  private static final String MEDIA = ROOT + "media..";
  private static final String FAKE = ROOT + "fake..";
  private static final String FAL = ROOT + "fal..";
  private static final String EMULATOR = ROOT + "emulator..";
  private static final String JDBC = ROOT + "jdbc..";
  private static final String CLUSTER = ROOT + "cluster..";
  private static final String METERS = ROOT + "micrometer..";
  private static final String BATCH = ROOT + "batch";
  private static final String REPORT = ROOT + "batch.report..";
  private static final String CLI = ROOT + "cli..";
  private static final String WIRING = ROOT + "cli.wiring..";
  private static final String JDK = "java..";
  private static final String JSPECIFY = "org.jspecify..";

  /** Every public type of an adapter: its doors, what they take and give, and nothing else. */
  private static final Set<String> DOORS =
      Set.of(
          "dev.avatars.media.LocalMediaProbe",
          "dev.avatars.media.FileVideoArchive",
          "dev.avatars.media.VideoTrimmer",
          "dev.avatars.fake.FakeClock",
          "dev.avatars.fake.FakeSettings",
          "dev.avatars.fake.FakeWorld",
          "dev.avatars.fake.Journal",
          "dev.avatars.fake.Misfortune",
          "dev.avatars.fake.Script",
          "dev.avatars.fal.FalKey",
          "dev.avatars.fal.FalProvider",
          "dev.avatars.fal.FalSettings",
          "dev.avatars.emulator.CancelPolicy",
          "dev.avatars.emulator.ClientLines",
          "dev.avatars.emulator.EmulatorClock",
          "dev.avatars.emulator.EmulatorSettings",
          "dev.avatars.emulator.Exchange",
          "dev.avatars.emulator.ExchangeJournal",
          "dev.avatars.emulator.FalCall",
          "dev.avatars.emulator.FalEmulator",
          "dev.avatars.emulator.FalFault",
          "dev.avatars.emulator.FaultRule",
          "dev.avatars.emulator.KeyPolicy",
          "dev.avatars.emulator.WebhookPolicy",
          "dev.avatars.emulator.junit.FalEmulatorExtension",
          "dev.avatars.batch.BatchInit",
          "dev.avatars.batch.JournalFile",
          "dev.avatars.batch.ManifestFile",
          "dev.avatars.batch.ManifestOptions",
          "dev.avatars.batch.ManifestSchema",
          "dev.avatars.batch.report.BatchReport",
          "dev.avatars.batch.report.Embedding",
          "dev.avatars.cluster.ClusterSchedule",
          "dev.avatars.cluster.ClusterSettings",
          "dev.avatars.cluster.ClusterWorker",
          "dev.avatars.jdbc.JdbcJobStore",
          "dev.avatars.jdbc.PostgresSettings",
          "dev.avatars.jdbc.SqliteSettings",
          "dev.avatars.micrometer.AvatarMeters");

  static final ArchRule DOMAIN_KNOWS_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(DOMAIN, JDK, JSPECIFY);

  static final ArchRule PORTS_KNOW_THE_DOMAIN =
      classes()
          .that()
          .resideInAPackage(PORTS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(PORTS, DOMAIN, JDK, JSPECIFY);

  static final ArchRule APPLICATION_KNOWS_PORTS_AND_DOMAIN =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              APPLICATION, PORTS, DOMAIN, JDK, JSPECIFY, "org.slf4j..", "com.github.benmanes..");

  static final ArchRule CODECS_KNOW_NOTHING_OF_AVATARS =
      noClasses()
          .that()
          .resideInAPackage(CODECS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              DOMAIN,
              PORTS,
              APPLICATION,
              RENDERER,
              MEDIA,
              FAKE,
              FAL,
              EMULATOR,
              JDBC,
              CLUSTER,
              METERS,
              BATCH,
              REPORT,
              CLI);

  static final ArchRule RENDERER_KNOWS_CODECS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(RENDERER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              DOMAIN,
              PORTS,
              APPLICATION,
              MEDIA,
              FAKE,
              FAL,
              EMULATOR,
              JDBC,
              CLUSTER,
              METERS,
              BATCH,
              REPORT,
              CLI);

  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("dev.avatars.(media|fake|fal|jdbc|cluster|micrometer|batch)..")
          .should()
          .notDependOnEachOther();

  static final ArchRule ADAPTERS_DO_NOT_KNOW_WHO_CALLS =
      noClasses()
          .that()
          .resideInAnyPackage(MEDIA, FAKE, FAL, EMULATOR, JDBC, CLUSTER, METERS, BATCH, REPORT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APPLICATION, CLI);

  static final ArchRule EMULATOR_KNOWS_NO_ADAPTER_BUT_THE_FAKE =
      noClasses()
          .that()
          .resideInAPackage(EMULATOR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MEDIA, FAL, JDBC, CLUSTER, METERS, BATCH, REPORT);

  static final ArchRule ADAPTERS_SHOW_THEIR_DOORS_ALONE =
      classes()
          .that()
          .resideInAnyPackage(MEDIA, FAKE, FAL, EMULATOR, JDBC, CLUSTER, METERS, BATCH, REPORT)
          .and()
          .areTopLevelClasses()
          .and(isNoDoor())
          .should()
          .notBePublic();

  static final ArchRule GUICE_ONLY_IN_THE_WIRING =
      noClasses()
          .that()
          .resideOutsideOfPackage(WIRING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject..");

  static final ArchRule PICOCLI_ONLY_IN_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  static final ArchRule JACKSON_ONLY_WHERE_JSON_IS_SPOKEN =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, FAL, EMULATOR, JDBC, BATCH, REPORT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  static final ArchRule CSV_ONLY_IN_BATCH_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage(BATCH)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.siegmar.fastcsv..");

  static final ArchRule FEIGN_ONLY_TOWARDS_FAL =
      noClasses()
          .that()
          .resideOutsideOfPackage(FAL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("feign..");

  static final ArchRule SQL_ONLY_BESIDE_THE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackages(JDBC, CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..");

  static final ArchRule DATABASES_ONLY_IN_THE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackage(JDBC)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sqlite..", "org.postgresql..", "com.zaxxer..");

  static final ArchRule DB_SCHEDULER_ONLY_IN_THE_CLUSTER =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.kagkarlsson..");

  static final ArchRule MICROMETER_ONLY_IN_THE_METERS =
      noClasses()
          .that()
          .resideOutsideOfPackage(METERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");

  static final ArchRule TEMPLATES_ONLY_IN_THE_REPORT =
      noClasses()
          .that()
          .resideOutsideOfPackage(REPORT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.samskivert..");

  static final ArchRule PORTS_ARE_CLOSED_OR_INTERFACES =
      classes()
          .that()
          .resideInAPackage(PORTS)
          .should(beInterfaceRecordEnumOrFinalException())
          .as("ports are interfaces, records or enums, and what they throw is final");

  static final ArchRule DOMAIN_TYPES_ARE_CLOSED =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should(beClosed())
          .as("domain types are final, records, enums or interfaces");

  static final ArchRule DOMAIN_FIELDS_ARE_FINAL =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(DOMAIN, PORTS)
          .should()
          .beFinal();

  static final ArchRule NO_CLOCK_IN_THE_CORE =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, PORTS, APPLICATION)
          .and()
          .doNotHaveSimpleName("SystemTimeline")
          .should()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time..")))
                  .and(target(nameMatching("now|system.*|tick.*"))));

  static final ArchRule NO_SLEEP_AND_NO_ENVIRONMENT_IN_THE_CORE =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, PORTS, APPLICATION)
          .should()
          .callMethodWhere(
              target(owner(nameMatching("java\\.lang\\.(System|Thread)")))
                  .and(
                      target(nameMatching("currentTimeMillis|nanoTime|getenv|getProperty|sleep"))));

  static final ArchRule NO_CHANCE_IN_THE_CORE =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, PORTS)
          .should()
          .dependOnClassesThat(
              nameMatching(
                  "java\\.util\\.(Random|SplittableRandom)"
                      + "|java\\.security\\.SecureRandom|.*ThreadLocalRandom"))
          .orShould()
          .callMethodWhere(target(nameMatching("randomUUID")));

  static final ArchRule NO_FLOATING_POINT_IN_THE_CORE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(DOMAIN, PORTS, APPLICATION)
          .should()
          .notHaveRawType("double")
          .andShould()
          .notHaveRawType("float")
          .andShould()
          .notHaveRawType("java.lang.Double");

  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching("dev.avatars.(**)").should().beFreeOfCycles();

  private Walls() {}

  private static DescribedPredicate<JavaClass> isNoDoor() {
    return DescribedPredicate.describe("are no doors", type -> !DOORS.contains(type.getFullName()));
  }

  private static ArchCondition<JavaClass> beInterfaceRecordEnumOrFinalException() {
    return condition(
        "be an interface, a record, an enum or a final exception",
        type -> type.isInterface() || type.isRecord() || type.isEnum() || isFinalException(type));
  }

  private static boolean isFinalException(JavaClass type) {
    return type.isAssignableTo(RuntimeException.class)
        && type.getModifiers().contains(JavaModifier.FINAL);
  }

  private static ArchCondition<JavaClass> beClosed() {
    return condition(
        "be final, a record, an enum or an interface",
        type ->
            type.isInterface()
                || type.isEnum()
                || type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static ArchCondition<JavaClass> condition(String words, Predicate<JavaClass> holds) {
    return new ArchCondition<>(words) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, holds.test(type), type.getFullName() + " should " + words));
      }
    };
  }
}
