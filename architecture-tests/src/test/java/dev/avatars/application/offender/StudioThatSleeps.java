package dev.avatars.application.offender;

/** Offends: no sleeping and no environment in the core. */
final class StudioThatSleeps {
  void nap() throws InterruptedException {
    Thread.sleep(1);
  }

  String home() {
    return System.getenv("HOME");
  }
}
