package dev.avatars.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a message in their order; names compare without case (RFC 9110, 5.1). Immutable.
 */
final class HttpHeaders {
  static final HttpHeaders NONE = new HttpHeaders(List.of());

  private final List<Field> fields;

  private HttpHeaders(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** One line of a header. */
  record Field(String name, String value) {
    boolean isNamed(String wanted) {
      return name.equalsIgnoreCase(wanted);
    }

    /** Whether sending this line keeps the message in its frame; checked before anything leaves. */
    boolean isSafe() {
      return (name + value).chars().allMatch(c -> (c >= ' ' && c != 0x7F) || c == '\t');
    }
  }

  static HttpHeaders of(List<Field> fields) {
    return new HttpHeaders(fields);
  }

  static HttpHeaders of(String name, String value) {
    return NONE.with(name, value);
  }

  /** The same with this value as the only one of its name. */
  HttpHeaders with(String name, String value) {
    List<Field> changed = new ArrayList<>(fields);
    changed.removeIf(field -> field.isNamed(name));
    changed.add(new Field(name, value));
    return new HttpHeaders(changed);
  }

  /** The same with all lines of others, each replacing those of its name. */
  HttpHeaders with(HttpHeaders others) {
    HttpHeaders changed = this;
    for (Field field : others.fields) {
      changed = changed.with(field.name(), field.value());
    }
    return changed;
  }

  Optional<String> first(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).map(Field::value).findFirst();
  }

  long count(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).count();
  }

  List<Field> fields() {
    return fields;
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
