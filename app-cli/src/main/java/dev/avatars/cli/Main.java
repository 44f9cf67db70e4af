package dev.avatars.cli;

/** Where the process starts and ends. */
public final class Main {
  private Main() {}

  /** Runs the command line with this process as its surroundings, and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(Cli.run(Surroundings.ofThisProcess(), arguments));
  }
}
