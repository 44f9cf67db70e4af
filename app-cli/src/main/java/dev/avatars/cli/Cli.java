package dev.avatars.cli;

import dev.avatars.application.AvatarException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One run of the command line: words in, an exit code out, and one sentence for every error. */
final class Cli {
  private static final String HELP = "help.txt";

  private Cli() {}

  static int run(Surroundings surroundings, String... words) {
    try {
      return quick(surroundings, words) ? ExitCode.DONE.code() : parsed(surroundings, words);
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  /** Help and version are asked for most and need nothing of what the verbs need. */
  private static boolean quick(Surroundings surroundings, String... words) {
    if (words.length == 0 || (words.length == 1 && isOneOf(words[0], "--help", "-h", "help"))) {
      surroundings.out().print(resource(HELP));
      return true;
    }
    if (words.length == 1 && isOneOf(words[0], "--version", "-V")) {
      surroundings.out().println(Version.line(surroundings));
      return true;
    }
    return false;
  }

  private static int parsed(Surroundings surroundings, String... words) {
    Logs.configure(surroundings);
    CommandLine line = AvatarCommand.line(surroundings);
    line.setOut(new PrintWriter(surroundings.out(), true));
    line.setErr(new PrintWriter(surroundings.err(), true));
    line.setParameterExceptionHandler((fault, rest) -> misused(surroundings, fault));
    line.setExecutionExceptionHandler((fault, where, result) -> failed(surroundings, fault));
    return line.execute(words);
  }

  private static int misused(Surroundings surroundings, ParameterException fault) {
    String verb = fault.getCommandLine().getCommandSpec().qualifiedName();
    return told(
        surroundings,
        ExitCode.BAD_INPUT,
        String.valueOf(fault.getMessage()),
        "'" + verb + " --help' shows what is allowed");
  }

  private static int failed(Surroundings surroundings, Exception fault) {
    if (fault instanceof AvatarException expected) {
      String sentence = String.valueOf(expected.getMessage());
      return told(surroundings, ExitCode.of(expected), sentence, expected.nextStep());
    }
    if (fault instanceof CliException expected) {
      return told(surroundings, expected.exit(), String.valueOf(expected.getMessage()), "");
    }
    if (fault instanceof IllegalArgumentException refused) {
      return told(surroundings, ExitCode.BAD_INPUT, String.valueOf(refused.getMessage()), "");
    }
    if (fault instanceof UncheckedIOException disk) {
      return told(surroundings, ExitCode.FAILED, "a file failed: " + disk.getCause(), "");
    }
    return told(
        surroundings,
        ExitCode.FAILED,
        "this should not have happened: " + fault,
        "please report it with the command you ran");
  }

  private static int told(
      Surroundings surroundings, ExitCode exit, String sentences, String nextStep) {
    for (String sentence : sentences.lines().toList()) {
      surroundings.err().println(Console.marked(surroundings, "error: ", Console.RED) + sentence);
    }
    if (!nextStep.isEmpty()) {
      surroundings.err().println("next: " + nextStep);
    }
    return exit.code();
  }

  private static boolean isOneOf(String word, String... words) {
    for (String candidate : words) {
      if (candidate.equals(word)) {
        return true;
      }
    }
    return false;
  }

  static String resource(String name) {
    try (InputStream bytes = Cli.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
