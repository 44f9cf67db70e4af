package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page, the ports' Javadoc and the tests say the same. */
final class ContractsPageTest {
  private static final Path EXAMPLE =
      Path.of(
          "src", "test", "java", "dev", "avatars", "ports", "tck", "ReferenceProviderTest.java");

  @Test
  @DisplayName("the page has every rule of the Javadoc in the same words")
  void thePageHasTheJavadocsRules() {
    assertThat(RuleBook.onPage()).isEqualTo(RuleBook.inJavadoc());
  }

  @Test
  @DisplayName("the page names the tests of every rule")
  void thePageNamesTheTests() {
    assertThat(RuleBook.testsOnPage()).isEqualTo(RuleBook.inTests());
  }

  @Test
  @DisplayName("the page's example is the compiled one")
  void theExampleIsCompiled() throws IOException {
    String source = Files.readString(EXAMPLE);
    int start = source.indexOf("// tag::example[]\n") + "// tag::example[]\n".length();
    String example = source.substring(start, source.indexOf("// end::example[]"));
    assertThat(RuleBook.page()).contains("```java\n" + example + "```\n");
  }
}
