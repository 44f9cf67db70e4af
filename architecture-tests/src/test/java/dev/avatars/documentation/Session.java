package dev.avatars.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed at a terminal and what came of it, as a page shows it. Three dots stand for
 * what the page leaves out; a command without any output shown may print what it likes.
 *
 * @param page where it stands
 * @param text lines that begin with {@code $}, each with the output that follows it
 */
record Session(Page page, String text) {
  /** Proven by a test of its own, since it is what runs this one. */
  private static final String BUILD = "mvn verify";

  private static final String LAUNCHER = "./avatar";
  private static final String LAST_CODE = "echo $?";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern SETTING = Pattern.compile("([A-Z_]+)=(\\S*)");

  /** A command and the lines shown after it. */
  private record Step(String command, String shown) {}

  /** Types it in a folder and looks whether all comes out as it is shown. */
  void typeIn(Path folder) throws IOException, InterruptedException {
    int code = 0;
    for (Step step : steps()) {
      if (step.command.equals(LAST_CODE)) {
        assertThat(Integer.toString(code)).as("%s", this).isEqualTo(step.shown);
      } else if (!step.command.equals(BUILD)) {
        code = typed(step, folder);
      }
    }
    boolean told = text.contains(LAST_CODE);
    assertThat(told || code == 0).as("%s ends with the code %d untold", this, code).isTrue();
  }

  private int typed(Step step, Path folder) throws IOException, InterruptedException {
    Map<String, String> settings = new TreeMap<>(Map.of("NO_COLOR", "1"));
    List<String> words = words(step.command, settings);
    assertThat(words.remove(0)).as("what can be run of '%s'", step.command).isEqualTo(LAUNCHER);
    words.addAll(0, List.of("-Davatar.terminals=out,err", "dev.avatars.cli.Main"));
    int code = Snippet.run(folder, words, settings);
    if (!step.shown.isEmpty()) {
      assertThat(printed(folder)).as("%s: %s", page, step.command).matches(pattern(step.shown));
    }
    return code;
  }

  private List<Step> steps() {
    return Arrays.stream(text.split("(?m)^\\$ "))
        .filter(step -> !step.isBlank())
        .map(step -> step.split("\n", 2))
        .map(parts -> new Step(parts[0].strip(), parts[1].strip()))
        .toList();
  }

  private static List<String> words(String command, Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .forEach(words::add);
    Matcher setting = SETTING.matcher(words.get(0));
    if (setting.matches()) {
      settings.put(setting.group(1), setting.group(2));
      words.remove(0);
    }
    return words;
  }

  /** What is left on the terminal when lines were drawn over. */
  private static String printed(Path folder) throws IOException {
    return Screen.after(Files.readString(folder.resolve("output.txt")));
  }

  private static Pattern pattern(String shown) {
    String words =
        Arrays.stream(shown.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(words, Pattern.DOTALL);
  }

  @Override
  public String toString() {
    return page + ": " + text.lines().findFirst().orElse("");
  }
}
