package dev.avatars.batch;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns that mean something by themselves; every other one is a variable. */
final class Column {
  static final String IMAGE = "image";
  static final String AUDIO = "audio";
  static final String TIER = "tier";
  static final String MODEL = "model";
  static final String PROMPT = "prompt";
  static final String NAME = "name";
  static final String LABELS = "labels";

  /** The columns without which there is no row. */
  static final List<String> NEEDED = List.of(IMAGE, AUDIO);

  /** All of them. */
  static final Set<String> KNOWN = Set.of(IMAGE, AUDIO, TIER, MODEL, PROMPT, NAME, LABELS);

  private Column() {}

  /** A column's name as it is compared: large and small letters are the same. */
  static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
