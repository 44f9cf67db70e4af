package dev.avatars.cli;

/** A sentence for the user and the code to exit with; never shown with a stack trace. */
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exit;

  CliException(ExitCode exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  static CliException badInput(String sentence) {
    return new CliException(ExitCode.BAD_INPUT, sentence);
  }

  ExitCode exit() {
    return exit;
  }
}
