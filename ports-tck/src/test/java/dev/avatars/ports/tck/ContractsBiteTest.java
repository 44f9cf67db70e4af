package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lawful implementations pass their contract, and each lawless one fails exactly its rule. */
final class ContractsBiteTest {
  private static final Class<?>[] LAWLESS = {
    LawlessProviders.class,
    LawlessAssets.class,
    LawlessProbes.class,
    LawlessArchives.class,
    LawlessStores.class,
    LawlessLedgers.class,
    LawlessManifests.class,
    LawlessJournals.class
  };

  @TestFactory
  @DisplayName("P13 a lawful implementation passes every rule")
  Stream<DynamicTest> aLawfulImplementationPasses() {
    return Arrays.stream(Lawful.class.getDeclaredClasses())
        .map(lawful -> DynamicTest.dynamicTest(lawful.getSimpleName(), () -> passes(lawful)));
  }

  private static void passes(Class<?> lawful) {
    ContractRun run = ContractRun.of(lawful);
    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(testsOf(lawful.getSuperclass()));
  }

  private static int testsOf(Class<?> contract) {
    return (int)
        Arrays.stream(contract.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .count();
  }

  @TestFactory
  @DisplayName("P13 a lawless implementation fails the rule it breaks and no other")
  Stream<DynamicTest> aLawlessImplementationFails() {
    return RuleBook.lawless(LAWLESS).entrySet().stream()
        .map(
            lawless ->
                DynamicTest.dynamicTest(
                    lawless.getValue() + " " + lawless.getKey().getSimpleName(),
                    () -> fails(lawless.getKey(), lawless.getValue())));
  }

  private static void fails(Class<?> lawless, String rule) {
    ContractRun run = ContractRun.of(lawless);
    assertThat(run.brokenRules()).as("%s", run.failed()).containsExactly(rule);
  }

  @Test
  @DisplayName("every rule has a lawless implementation")
  void everyRuleIsBroken() {
    Set<String> broken = new TreeSet<>(RuleBook.lawless(LAWLESS).values());
    assertThat(broken).containsExactlyElementsOf(sorted(RuleBook.inJavadoc().keySet()));
  }

  @Test
  @DisplayName("every test carries a rule's number, and every rule of the Javadoc has a test")
  void everyRuleIsTested() {
    assertThat(RuleBook.inTests().keySet()).isEqualTo(RuleBook.inJavadoc().keySet());
    for (Class<?> contract : RuleBook.CONTRACTS) {
      assertThat(testsOf(contract))
          .isEqualTo(
              Arrays.stream(contract.getDeclaredMethods())
                  .filter(method -> method.isAnnotationPresent(DisplayName.class))
                  .count());
    }
  }

  private static List<String> sorted(Set<String> numbers) {
    return numbers.stream().sorted().toList();
  }
}
