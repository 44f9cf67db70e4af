package dev.avatars.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

final class RequestPropertiesTest {
  @Property(tries = 400, seed = "20260301")
  @Label("P3 no two lists of parts run into one")
  void noTwoListsRunIntoOne(@ForAll List<String> one, @ForAll List<String> other) {
    assertThat(Fingerprint.over(one).equals(Fingerprint.over(other)))
        .isEqualTo(encoded(one).equals(encoded(other)));
  }

  /** Unpaired surrogates cannot be told apart once they are bytes. */
  private static List<String> encoded(List<String> parts) {
    return parts.stream()
        .map(part -> new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .toList();
  }
}
