package dev.avatars.cli.wiring;

import com.google.inject.Module;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers there are, each with the module that wires it. */
public enum ProviderChoice {
  /** Offline, free and deterministic. */
  FAKE(OfflineModule::new);

  private final Function<StudioSettings, Module> module;

  ProviderChoice(Function<StudioSettings, Module> module) {
    this.module = module;
  }

  /** The provider of a name in any case. */
  public static Optional<ProviderChoice> parse(String name) {
    return Arrays.stream(values())
        .filter(choice -> choice.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(ProviderChoice::label).collect(Collectors.joining(", "));
  }

  /** The name people type. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Module module(StudioSettings settings) {
    return module.apply(settings);
  }
}
