package dev.avatars.cli;

import dev.avatars.application.AvatarException;
import dev.avatars.cli.wiring.CredentialsException;
import dev.avatars.cli.wiring.StoreRefusedException;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.JobId;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.UnreadableJobException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a run did not bring what was asked for, as it is told to people and programs.
 *
 * @param exit the decision that the caller has to take
 * @param sentences one or more, each without a final full stop
 * @param violations the same as fields, where inputs were refused
 * @param job the job it is about, once there is one
 * @param spend whether money was spent
 * @param nextStep what to do, or an empty text
 */
record Trouble(
    ExitCode exit,
    List<String> sentences,
    List<Violation> violations,
    Optional<JobId> job,
    Spend spend,
    String nextStep) {
  Trouble {
    sentences = List.copyOf(sentences);
    violations = List.copyOf(violations);
  }

  static Trouble saying(ExitCode exit, String sentences) {
    return new Trouble(
        exit, sentences.lines().toList(), List.of(), Optional.empty(), Spend.NONE, "");
  }

  Trouble about(Optional<JobId> newJob, Spend newSpend) {
    return new Trouble(exit, sentences, violations, newJob, newSpend, nextStep);
  }

  Trouble withNextStep(String step) {
    return new Trouble(exit, sentences, violations, job, spend, step);
  }

  /** What something thrown means to the user. */
  static Trouble of(Throwable fault) {
    if (fault instanceof AvatarException expected) {
      return of(expected);
    }
    if (fault instanceof CliException expected) {
      return expected.trouble();
    }
    if (fault instanceof StoreUnavailableException store) {
      boolean passing = store.disposition() == Disposition.RETRY;
      return saying(
          passing ? ExitCode.FAILED : ExitCode.BAD_SETUP, String.valueOf(store.getMessage()));
    }
    if (fault instanceof StoreRefusedException refused) {
      return saying(ExitCode.BAD_SETUP, String.valueOf(refused.getMessage()))
          .withNextStep("'avatar doctor' shows which store is used");
    }
    if (fault instanceof UnreadableJobException unread) {
      return saying(ExitCode.BAD_SETUP, String.valueOf(unread.getMessage()))
          .about(Optional.of(unread.job()), Spend.POSSIBLE);
    }
    if (fault instanceof CredentialsException missing) {
      return saying(ExitCode.BAD_SETUP, String.valueOf(missing.getMessage()))
          .withNextStep("'avatar doctor' shows what is set; --provider fake needs no key");
    }
    if (fault instanceof IllegalArgumentException refused) {
      return saying(ExitCode.BAD_INPUT, String.valueOf(refused.getMessage()));
    }
    if (fault instanceof UncheckedIOException disk) {
      return saying(
              ExitCode.FAILED,
              disk(
                  String.valueOf(disk.getMessage()),
                  Objects.requireNonNullElse(disk.getCause(), disk)))
          .withNextStep("make room or choose another place, and run it again");
    }
    if (fault instanceof OutOfMemoryError) {
      return saying(ExitCode.BAD_SETUP, "there is not enough memory for Java")
          .withNextStep("set JAVA_TOOL_OPTIONS=-Xmx1g, or close other programs");
    }
    return saying(ExitCode.FAILED, "this should not have happened: " + fault)
        .withNextStep("run it again with AVATAR_LOG=debug and report what it prints");
  }

  private static Trouble of(AvatarException expected) {
    List<Violation> violations =
        expected instanceof AvatarException.RequestRefused refused
            ? refused.violations()
            : List.of();
    return new Trouble(
        ExitCode.of(expected),
        String.valueOf(expected.getMessage()).lines().toList(),
        violations,
        expected.job(),
        expected.spend(),
        expected.nextStep());
  }

  private static String disk(String words, Throwable cause) {
    if (cause instanceof FileAlreadyExistsException there) {
      return "'" + there.getFile() + "' is there already";
    }
    if (cause instanceof AccessDeniedException denied) {
      return "'" + denied.getFile() + "' may not be read or written";
    }
    if (cause instanceof NoSuchFileException missing) {
      return "'" + missing.getFile() + "' is not there any more";
    }
    if (cause instanceof FileSystemException failed) {
      String reason = Optional.ofNullable(failed.getReason()).orElse("the disk refuses it");
      // of two files, the second is the one that was written
      String file = Objects.requireNonNullElse(failed.getOtherFile(), failed.getFile());
      return "'" + file + "' cannot be read or written: " + reason;
    }
    String reason = Objects.requireNonNullElse(cause.getMessage(), words);
    return "a file cannot be read or written: " + reason;
  }
}
