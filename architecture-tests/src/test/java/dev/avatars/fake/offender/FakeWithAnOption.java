package dev.avatars.fake.offender;

import picocli.CommandLine.Option;

/** Offends: picocli stays in the command line. */
final class FakeWithAnOption {
  @Option(names = "--fake")
  String option = "";
}
