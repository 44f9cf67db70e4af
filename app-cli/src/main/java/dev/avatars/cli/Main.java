package dev.avatars.cli;

import java.util.concurrent.CountDownLatch;

/** Where the process starts and ends. */
public final class Main {
  private Main() {}

  /** Runs the command line with this process as its surroundings, and exits with its code. */
  public static void main(String[] arguments) {
    CountDownLatch ended = new CountDownLatch(1);
    int code = Cli.run(Surroundings.ofThisProcess(Interrupts.ofThisProcess(ended)), arguments);
    ended.countDown();
    System.exit(code);
  }
}
