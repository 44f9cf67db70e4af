package dev.avatars.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** One run of the command line: words in, an exit code out, and one sentence for every error. */
final class Cli {
  private static final String HELP = "help.txt";
  private static final Set<String> HELP_WORDS = Set.of("--help", "-h", "help");
  private static final Set<String> VERSION_WORDS = Set.of("--version", "-V", "version");

  private Cli() {}

  /** Runs a command; whatever happens is told in sentences and an exit code. */
  static int run(Surroundings surroundings, String... words) {
    try {
      int code = quick(surroundings, words) ? ExitCode.DONE.code() : parsed(surroundings, words);
      return code == ExitCode.DONE.code() ? printed(surroundings) : code;
    } catch (RuntimeException | Error fault) {
      // the last of all boundaries: nobody above could tell it better than a sentence does
      return failed(surroundings, fault, words);
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  /** A result that nobody could read is none. */
  private static int printed(Surroundings surroundings) {
    if (!surroundings.out().checkError()) {
      return ExitCode.DONE.code();
    }
    complain(surroundings, "standard output: found one that takes no more; allowed: one that does");
    return ExitCode.FAILED.code();
  }

  /** Help and version are asked for most and need nothing of what the verbs need. */
  private static boolean quick(Surroundings surroundings, String... words) {
    if (words.length == 0 || (words.length == 1 && HELP_WORDS.contains(words[0]))) {
      surroundings.out().print(resource(HELP));
      return true;
    }
    if (words.length == 1 && VERSION_WORDS.contains(words[0])) {
      surroundings.out().println(Version.line(surroundings));
      return true;
    }
    return false;
  }

  private static int parsed(Surroundings surroundings, String... words) {
    return words.length == 2 && words[0].equals("help")
        ? run(surroundings, words[1], "--help")
        : executed(surroundings, words);
  }

  private static int executed(Surroundings surroundings, String... words) {
    Logs.configure(surroundings);
    CommandLine line = AvatarCommand.lineFor(surroundings, words);
    line.setOut(new PrintWriter(surroundings.out(), true, Charset.defaultCharset()));
    line.setErr(new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((fault, rest) -> told(surroundings, Misuse.of(fault), words));
    line.setExecutionExceptionHandler((fault, where, result) -> failed(surroundings, fault, words));
    return line.execute(isVerbOrOption(words[0]) ? words : new String[] {words[0]});
  }

  /** Of an unknown verb nothing else is looked at, so that nobody takes its help for an answer. */
  private static boolean isVerbOrOption(String word) {
    return word.startsWith("-") || Verb.written(word).isPresent();
  }

  private static int failed(Surroundings surroundings, Throwable fault, String... words) {
    if (Logs.isDetailed(surroundings)) {
      surroundings.err().print(Logs.details(fault));
    }
    return told(surroundings, Trouble.of(fault), words);
  }

  private static int told(Surroundings surroundings, Trouble trouble, String... words) {
    for (String sentence : trouble.sentences()) {
      complain(surroundings, sentence);
    }
    if (!trouble.nextStep().isEmpty()) {
      surroundings.err().println("next: " + trouble.nextStep());
    }
    if (OutputOptions.isJson(surroundings, List.of(words))) {
      surroundings.out().println(Fields.textOf(Documents.TroubleDocument.of(trouble)));
    }
    return trouble.exit().code();
  }

  private static void complain(Surroundings surroundings, String sentence) {
    surroundings.err().println(Console.marked(surroundings, "error: ", Console.RED) + sentence);
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
