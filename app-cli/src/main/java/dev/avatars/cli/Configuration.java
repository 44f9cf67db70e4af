package dev.avatars.cli;

import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.cli.wiring.StorePlace;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import dev.avatars.jdbc.PostgresSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of a run: a flag stands over the environment, the environment over one file, the
 * file over the defaults. A value that cannot be read is refused with the place it came from.
 */
final class Configuration {
  private final Surroundings surroundings;
  private final Map<Setting, Value> values;

  private Configuration(Surroundings surroundings, Map<Setting, Value> values) {
    this.surroundings = surroundings;
    this.values = values;
  }

  /**
   * A setting's value and where it came from.
   *
   * @param text the value
   * @param origin such as {@code environment AVATAR_TIER}
   */
  record Value(String text, String origin) {}

  /**
   * Reads the settings.
   *
   * @throws CliException when the file is there but cannot be read, or has an unknown key
   */
  static Configuration of(Surroundings surroundings) {
    return of(surroundings, read(file(surroundings)));
  }

  /** The settings without the file. */
  static Configuration withoutFile(Surroundings surroundings) {
    return of(surroundings, new Properties());
  }

  /** Where the file is looked for. */
  static Path file(Surroundings surroundings) {
    String home = surroundings.variable("XDG_CONFIG_HOME");
    String roaming = home.isEmpty() ? surroundings.variable("APPDATA") : home;
    Path folder =
        roaming.isEmpty()
            ? Path.of(surroundings.property("user.home"), ".config")
            : Path.of(roaming);
    return folder.resolve("avatar").resolve("avatar.properties");
  }

  /** Where what outlives a run is kept. */
  StorePlace data() {
    return new StorePlace(folder(), server());
  }

  private Optional<PostgresSettings> server() {
    return parsed(Setting.STORE, "", text -> StoreServer.parse(text, surroundings));
  }

  private Path folder() {
    String home = surroundings.variable("XDG_DATA_HOME");
    String local = home.isEmpty() ? surroundings.variable("LOCALAPPDATA") : home;
    Path folder =
        local.isEmpty()
            ? Path.of(surroundings.property("user.home"), ".local", "share")
            : Path.of(local);
    return folder.resolve("avatar");
  }

  /** Where keys are. */
  Map<String, String> environment() {
    return surroundings.environment();
  }

  /** Who makes the videos. */
  ProviderChoice provider(String flag) {
    return parsed(Setting.PROVIDER, flag, ProviderChoice::parse);
  }

  /** The tier. */
  Tier tier(String flag) {
    return parsed(Setting.TIER, flag, Tier::parse);
  }

  /** The most that one job may cost; empty for no limit. */
  Optional<Money> maxCost(String flag) {
    return parsed(Setting.MAX_COST, flag, text -> amount(Setting.MAX_COST, text));
  }

  /** The caps on what all jobs may cost together. */
  List<Budget> budgets() {
    return Stream.concat(monthlyBudget().stream(), labelBudgets().stream()).toList();
  }

  private Optional<Budget> monthlyBudget() {
    return parsed(Setting.MONTHLY_BUDGET, "", text -> amount(Setting.MONTHLY_BUDGET, text))
        .map(Budget::monthly);
  }

  private List<Budget> labelBudgets() {
    return parsed(
        Setting.LABEL_BUDGETS,
        "",
        text ->
            Stream.of(text.split(","))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .map(Configuration::labelBudget)
                .toList());
  }

  private static Budget labelBudget(String pair) {
    // a label may contain the sign, an amount may not
    int equal = pair.lastIndexOf('=');
    Optional<Money> cap =
        equal < 1
            ? Optional.empty()
            : amount(Setting.LABEL_BUDGETS, pair.substring(equal + 1).strip());
    return cap.map(most -> Budget.labelled(new Label(pair.substring(0, equal).strip()), most))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "label-budgets: found '"
                        + pair
                        + "'; allowed: labels with amounts, such as spring=50,autumn=20"));
  }

  /** What decides about chance in the fake. */
  long seed(String flag) {
    return parsed(Setting.SEED, flag, Configuration::wholeNumber);
  }

  /** The models. */
  Catalog catalog(String flag) {
    return parsed(Setting.CATALOG, flag, this::catalogIn);
  }

  /** A setting as it was written, and where. */
  Value value(Setting setting) {
    return Optional.ofNullable(values.get(setting))
        .orElseGet(() -> new Value(setting.standard(), "default"));
  }

  /**
   * Checks a setting's value.
   *
   * @throws CliException when it cannot be read
   */
  void check(Setting setting) {
    Object checked =
        switch (setting) {
          case PROVIDER -> provider("");
          case TIER -> tier("");
          case MAX_COST -> maxCost("");
          case MONTHLY_BUDGET -> monthlyBudget();
          case LABEL_BUDGETS -> labelBudgets();
          case STORE -> data();
          case SEED -> seed("");
          case CATALOG -> catalog("");
        };
    if (checked.toString().isEmpty()) {
      throw new IllegalStateException(setting + " was read as nothing");
    }
  }

  private <T> T parsed(Setting setting, String flag, Function<String, T> parser) {
    String text = flag.isEmpty() ? value(setting).text() : flag;
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException refused) {
      throw refusal(setting, flag, String.valueOf(refused.getMessage()));
    }
  }

  private CliException refusal(Setting setting, String flag, String sentence) {
    if (flag.isEmpty()) {
      return new CliException(
          ExitCode.BAD_SETUP, sentence + " (from " + value(setting).origin() + ")");
    }
    // a provider that is not there is a matter of setup, however it was named
    ExitCode exit = setting == Setting.PROVIDER ? ExitCode.BAD_SETUP : ExitCode.BAD_INPUT;
    return new CliException(exit, sentence);
  }

  private static Optional<Money> amount(Setting setting, String text) {
    return amount(setting.key(), text);
  }

  /**
   * An amount in US dollars; empty for an empty text.
   *
   * @param field what it is called
   * @throws IllegalArgumentException for another text
   */
  static Optional<Money> amount(String field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Money amount = Money.usd(text);
      if (!amount.isNegative()) {
        return Optional.of(amount);
      }
    } catch (IllegalArgumentException notMoney) {
      throw new IllegalArgumentException(refusedAmount(field, text), notMoney);
    }
    throw new IllegalArgumentException(refusedAmount(field, text));
  }

  private static String refusedAmount(String field, String text) {
    return field + ": found '" + text + "'; allowed: US dollars, zero or more, such as 5.00";
  }

  private static long wholeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      throw new IllegalArgumentException(
          "seed: found '" + text + "'; allowed: a whole number", notWhole);
    }
  }

  private Catalog catalogIn(String path) {
    if (path.isEmpty()) {
      return Catalog.builtIn();
    }
    Path file = surroundings.resolve(path);
    try (Reader text = Files.newBufferedReader(file)) {
      return Catalog.parse(text);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException(
          "catalog: found no file '" + file + "'; allowed: a file with models", missing);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "catalog: found a file that cannot be read, '" + file + "'; allowed: a file with models",
          unreadable);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "catalog '" + file + "': " + refused.getMessage(), refused);
    }
  }

  private static Configuration of(Surroundings surroundings, Properties file) {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      value(setting, surroundings, file).ifPresent(value -> values.put(setting, value));
    }
    return new Configuration(surroundings, values);
  }

  private static Optional<Value> value(
      Setting setting, Surroundings surroundings, Properties file) {
    String variable = surroundings.variable(setting.variable());
    if (!variable.isEmpty()) {
      return Optional.of(new Value(variable, "environment " + setting.variable()));
    }
    String property = file.getProperty(setting.key(), "");
    return property.isEmpty()
        ? Optional.empty()
        : Optional.of(new Value(property, "file " + file(surroundings)));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (NoSuchFileException usual) {
      return properties;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CliException(
          ExitCode.BAD_SETUP,
          "configuration: found '" + file + "', which cannot be read; allowed: key = value lines");
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!Setting.isKey(key)) {
        throw new CliException(
            ExitCode.BAD_SETUP,
            "configuration '" + file + "': found '" + key + "'; allowed: " + Setting.keys());
      }
    }
    return properties;
  }
}
