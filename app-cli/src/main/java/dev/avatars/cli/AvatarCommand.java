package dev.avatars.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The verbs. */
@Command(
    name = "avatar",
    description = "A portrait and a piece of speech become a video of that portrait speaking.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 bad input, 3 bad setup, 4 still running, 5 in doubt,",
      "6 over budget, 7 paused, 8 batch partly done, 130 interrupted.",
      "Results go to standard output, as one JSON object in a pipe; all else to standard error."
    })
final class AvatarCommand implements Runnable {
  private static final int HELP_COLUMNS = 96;

  private AvatarCommand() {}

  /** A command line with every verb. */
  static CommandLine line(Surroundings surroundings) {
    return line(surroundings, Verb.values());
  }

  /** A command line for these words: with the verb that they begin with, else with every verb. */
  static CommandLine lineFor(Surroundings surroundings, String... words) {
    // looking at one command's options takes as long as all else that a start does
    return Verb.written(words[0])
        .map(verb -> line(surroundings, verb))
        .orElseGet(() -> line(surroundings));
  }

  private static CommandLine line(Surroundings surroundings, Verb... verbs) {
    CommandLine line = new CommandLine(new AvatarCommand());
    for (Verb verb : verbs) {
      line.addSubcommand(verb.command(surroundings));
    }
    line.getCommandSpec().version(Version.line(surroundings));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    // a word that begins with @ is a word, such as a prompt, and no file full of more words
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(HELP_COLUMNS);
    return line;
  }

  /** Reached only by options without a verb. */
  @Override
  public void run() {
    throw CliException.badInput("a verb is missing; 'avatar --help' shows them");
  }
}
