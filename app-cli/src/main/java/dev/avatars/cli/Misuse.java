package dev.avatars.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words that are no command, told by what was found and what is allowed. */
final class Misuse {
  private Misuse() {}

  static Trouble of(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    return Trouble.saying(ExitCode.BAD_INPUT, sentence(fault, command))
        .withNextStep("'" + name(command) + " --help' shows what is allowed");
  }

  private static String sentence(ParameterException fault, CommandLine command) {
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched(), command);
    }
    if (fault instanceof MissingParameterException missing
        && missing.getMissing().stream().allMatch(ArgSpec::isPositional)) {
      return missing.getMissing().stream()
          .map(argument -> argument.paramLabel() + ": found none; allowed: one")
          .collect(Collectors.joining("\n"));
    }
    return String.valueOf(fault.getMessage());
  }

  private static String unmatched(List<String> words, CommandLine command) {
    String word = words.get(0);
    boolean verb = command.getParent() == null && !word.startsWith("-");
    return verb
        ? "verb: found '" + word + "'; allowed: " + verbs(command)
        : "found '" + word + "', which '" + name(command) + "' does not know";
  }

  private static String verbs(CommandLine command) {
    return command.getSubcommands().values().stream()
        .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
        .map(CommandLine::getCommandName)
        .collect(Collectors.joining(", "));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
