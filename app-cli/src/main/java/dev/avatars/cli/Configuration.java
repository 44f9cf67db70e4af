package dev.avatars.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** Settings from the environment and one file; a flag stands over both. */
final class Configuration {
  private final Path file;
  private final Map<Setting, Value> values;

  private Configuration(Path file, Map<Setting, Value> values) {
    this.file = file;
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
    Path file = file(surroundings);
    Properties properties = read(file);
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, value(setting, surroundings, properties, file));
    }
    return new Configuration(file, values);
  }

  Path file() {
    return file;
  }

  /** The flag's value, or the configured one when the flag was not given. */
  String value(Setting setting, String flag) {
    return flag.isEmpty() ? value(setting).text() : flag;
  }

  Value value(Setting setting) {
    Value value = values.get(setting);
    return value == null ? new Value(setting.standard(), "default") : value;
  }

  private static Value value(
      Setting setting, Surroundings surroundings, Properties properties, Path file) {
    String variable = surroundings.environment().getOrDefault(setting.variable(), "");
    if (!variable.isEmpty()) {
      return new Value(variable, "environment " + setting.variable());
    }
    String property = properties.getProperty(setting.key(), "");
    return property.isEmpty()
        ? new Value(setting.standard(), "default")
        : new Value(property, "file " + file);
  }

  private static Path file(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    String xdg =
        environment.getOrDefault("XDG_CONFIG_HOME", environment.getOrDefault("APPDATA", ""));
    Path folder =
        xdg.isEmpty() ? Path.of(surroundings.property("user.home"), ".config") : Path.of(xdg);
    return folder.resolve("avatar").resolve("avatar.properties");
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader text = Files.newBufferedReader(file)) {
        properties.load(text);
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new CliException(
            ExitCode.BAD_SETUP, "the configuration " + file + " cannot be read: " + unreadable);
      }
    }
    for (String key : properties.stringPropertyNames()) {
      requireKnown(key, file);
    }
    return properties;
  }

  private static void requireKnown(String key, Path file) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return;
      }
    }
    throw new CliException(
        ExitCode.BAD_SETUP,
        file + ": found '" + key + "'; allowed: provider, tier, max-cost, seed");
  }
}
