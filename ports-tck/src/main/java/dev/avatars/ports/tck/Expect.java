package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

/** Expects one of the outcomes of a port. */
final class Expect {
  private Expect() {}

  /** The outcome as the kind it has to be of. */
  static <T> T a(Class<T> kind, Object outcome) {
    assertThat(outcome).isInstanceOf(kind);
    return kind.cast(outcome);
  }
}
