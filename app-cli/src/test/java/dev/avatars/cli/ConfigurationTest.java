package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void aFlagStandsOverTheEnvironmentAndThatOverTheFile() {
    Desk desk = Desk.in(folder).configured("tier = pro\nmax-cost = 5.00\n");

    assertThat(read(desk).tier("")).isEqualTo(Tier.PRO);
    assertThat(read(desk).maxCost("")).contains(Money.usd("5"));
    desk.variable("AVATAR_TIER", "standard");
    assertThat(read(desk).tier("")).isEqualTo(Tier.STANDARD);
    assertThat(read(desk).tier("pro")).isEqualTo(Tier.PRO);
  }

  @Test
  void withoutAnythingThereAreDefaults() {
    Configuration configuration = read(Desk.in(folder).fullSize());

    assertThat(configuration.tier("")).isEqualTo(Tier.STANDARD);
    assertThat(configuration.maxCost("")).isEmpty();
    assertThat(configuration.seed("")).isEqualTo(7);
    assertThat(configuration.provider("").label()).isEqualTo("fake");
    assertThat(configuration.catalog("").models()).hasSize(2);
    assertThat(configuration.value(Setting.TIER).origin()).isEqualTo("default");
  }

  @Test
  void theFileIsLookedForWhereTheSystemKeepsSuchFiles() {
    Desk desk = Desk.in(folder);
    assertThat(file(desk)).isEqualTo(folder.resolve("config/avatar/avatar.properties"));

    desk.environment.remove("XDG_CONFIG_HOME");
    assertThat(file(desk)).isEqualTo(folder.resolve(".config/avatar/avatar.properties"));

    desk.variable("APPDATA", folder.resolve("Roaming").toString());
    assertThat(file(desk)).isEqualTo(folder.resolve("Roaming/avatar/avatar.properties"));
  }

  @ParameterizedTest
  @CsvSource({
    "AVATAR_TIER,     gold, tier: found 'gold'; allowed: standard, pro",
    "AVATAR_PROVIDER, acme, 'provider: found ''acme''; allowed: fake, fal'",
    "AVATAR_MAX_COST, much, max-cost: found 'much'",
    "AVATAR_LABEL_BUDGETS, spring, label-budgets: found 'spring'",
    "AVATAR_SEED,     x,    seed: found 'x'; allowed: a whole number",
    "AVATAR_CATALOG,  none, catalog: found no file"
  })
  void aBadValueOfTheEnvironmentIsSetupAndNamesItsOrigin(
      String variable, String value, String sentence) {
    Desk desk = Desk.in(folder).variable(variable, value);
    desk.demo("ada.png");
    desk.hum("hum.wav", 2_000);

    Outcome outcome = desk.run("render", "ada.png", "hum.wav");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("error: " + sentence)
        .contains("(from environment " + variable + ")");
  }

  @Test
  void aBadValueOfTheFileNamesTheFile() {
    Desk desk = Desk.in(folder).configured("tier = gold");

    assertThat(desk.run("quote", "a.png", "a.wav").err())
        .contains("tier: found 'gold'; allowed: standard, pro (from file " + file(desk) + ")");
  }

  @Test
  void anUnknownKeyIsRefused() {
    Outcome outcome = Desk.in(folder).configured("teir = pro").run("models");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains(
            "found 'teir'; allowed: provider, tier, max-cost, monthly-budget, label-budgets, store, seed, catalog");
  }

  @Test
  void aFileThatIsNoTextOrNoFileIsRefused() {
    Desk desk = Desk.in(folder).configured("tier = \\u00zz");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> read(desk))
        .withMessageContaining("which cannot be read");
    desk.variable("XDG_CONFIG_HOME", folder.resolve("small.properties").toString());
    assertThat(desk.run("models").code()).isEqualTo(3);
  }

  @Test
  void aCatalogOfOnesOwnIsUsed() {
    Desk desk = Desk.in(folder);
    desk.file("dear.properties", "models = nothing");

    assertThat(desk.run("models").document().at("/models")).hasSize(2);
    Outcome outcome = desk.run("models", "--catalog", "dear.properties");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("catalog '" + folder.resolve("dear.properties") + "': ");
    assertThat(desk.run("models", "--catalog", "tmp").err())
        .contains("catalog: found a file that cannot be read");
  }

  private static Configuration read(Desk desk) {
    return Configuration.of(desk.surroundings());
  }

  private static Path file(Desk desk) {
    return Configuration.file(desk.surroundings());
  }
}
