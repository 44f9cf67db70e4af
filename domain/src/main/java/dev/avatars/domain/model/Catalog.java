package dev.avatars.domain.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The models there are. Immutable.
 *
 * <p>A catalogue is data: the built-in one is a properties file beside this class, and a changed
 * copy of it can be {@linkplain #parse parsed} instead when a provider changes a price or a limit.
 *
 * <pre>{@code
 * AvatarModel pro = Catalog.builtIn().model(Tier.PRO);
 * }</pre>
 */
public final class Catalog {
  private static final String BUILT_IN = "catalog.properties";

  private final List<AvatarModel> models;

  private Catalog(List<AvatarModel> models) {
    this.models = List.copyOf(models);
  }

  /** The models this version was built with. */
  public static Catalog builtIn() {
    try {
      return parse(new StringReader(builtInText()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The text of the built-in catalogue: what to copy, change and {@linkplain #parse parse}. */
  public static String builtInText() {
    try (InputStream bytes = Catalog.class.getResourceAsStream(BUILT_IN)) {
      if (bytes == null) {
        throw new IllegalStateException("the built-in catalogue is missing from the jar");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a catalogue in the form of the built-in file.
   *
   * @throws IllegalArgumentException naming the key, what was found and what is allowed
   * @throws IOException when the reader fails
   */
  public static Catalog parse(Reader text) throws IOException {
    Properties properties = new Properties();
    properties.load(text);
    return new Catalog(CatalogText.models(properties));
  }

  /** All models, best tier first, then by name. */
  public List<AvatarModel> models() {
    return models.stream()
        .sorted(
            Comparator.comparing(AvatarModel::tier)
                .reversed()
                .thenComparing(model -> model.id().value()))
        .toList();
  }

  /** The model of a name. */
  public Optional<AvatarModel> find(ModelId id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  /**
   * The model of a name.
   *
   * @throws IllegalArgumentException naming the models there are
   */
  public AvatarModel model(ModelId id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("model: found '" + id + "'; allowed: " + names()));
  }

  /**
   * The first model of a tier, which is the default of that tier.
   *
   * @throws IllegalArgumentException when there is none
   */
  public AvatarModel model(Tier tier) {
    return models.stream()
        .filter(model -> model.tier() == tier)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tier: found " + tier.label() + "; allowed: a tier of " + names()));
  }

  private String names() {
    return models.stream().map(model -> model.id().value()).collect(Collectors.joining(", "));
  }
}
