package dev.avatars.cli;

import java.util.concurrent.CompletableFuture;

/** Where the process starts and ends. */
public final class Main {
  private Main() {}

  /** Runs the command line with this process as its surroundings, and exits with its code. */
  public static void main(String[] arguments) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    int code = Cli.run(Surroundings.ofThisProcess(Interrupts.ofThisProcess(ended)), arguments);
    ended.complete(code);
    System.exit(code);
  }
}
