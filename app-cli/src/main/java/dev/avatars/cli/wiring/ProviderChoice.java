package dev.avatars.cli.wiring;

import com.google.inject.Module;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers there are, each with the module that wires it. */
public enum ProviderChoice {
  /** Offline, free and deterministic. */
  FAKE(Charge.FREE, OfflineModule::new),
  /** fal.ai, paid by the second. */
  FAL(Charge.PAID, FalModule::new);

  private final Charge charge;
  private final Function<StudioSettings, Module> module;

  /** Whether a provider's videos cost money. */
  public enum Charge {
    /** They cost nothing, and jobs end with the program. */
    FREE,
    /** They cost what is quoted. */
    PAID
  }

  ProviderChoice(Charge charge, Function<StudioSettings, Module> module) {
    this.charge = charge;
    this.module = module;
  }

  /**
   * The provider of a name in any case.
   *
   * @throws IllegalArgumentException naming the providers there are
   */
  public static ProviderChoice parse(String name) {
    return Arrays.stream(values())
        .filter(choice -> choice.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "provider: found '" + name + "'; allowed: " + names()));
  }

  /** The name people type. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its videos cost money. */
  public Charge charge() {
    return charge;
  }

  Module module(StudioSettings settings) {
    return module.apply(settings);
  }

  private static String names() {
    return Arrays.stream(values()).map(ProviderChoice::label).collect(Collectors.joining(", "));
  }
}
