package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerbTest {
  @TempDir Path folder;

  @Test
  void theWordsAreThoseOfTheCommands() {
    List<String> words = Arrays.stream(Verb.values()).map(Verb::word).toList();

    assertThat(AvatarCommand.line(Desk.in(folder).surroundings()).getSubcommands().keySet())
        .containsExactlyElementsOf(words);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void whoAsksForAVerbWaitsForNoOther(Verb verb) {
    Surroundings surroundings = Desk.in(folder).surroundings();

    assertThat(AvatarCommand.lineFor(surroundings, verb.word()).getSubcommands().keySet())
        .containsExactly(verb.word());
  }
}
