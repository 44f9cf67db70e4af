package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.application.AvatarException;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleTest {
  private static final JobId JOB = new JobId("job00001");

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasTheCodeOfItsDecision(AvatarException failure, int code) {
    Trouble trouble = Trouble.of(failure);

    assertThat(trouble.exit().code()).isEqualTo(code);
    assertThat(trouble.spend()).isEqualTo(failure.spend());
    assertThat(trouble.nextStep()).isNotEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(refused(), 2),
        Arguments.of(new AvatarException.SpendRefused("too dear"), 6),
        Arguments.of(new AvatarException.KeyConflict("order-42", JOB), 2),
        Arguments.of(new AvatarException.UnknownJob(JOB), 2),
        Arguments.of(failed(FailureCode.RENDER_FAILED), 1),
        Arguments.of(failed(FailureCode.CONTENT_REFUSED), 2),
        Arguments.of(failed(FailureCode.CREDENTIALS_REFUSED), 3),
        Arguments.of(new AvatarException.JobCancelled(JOB, Spend.NONE), 1),
        Arguments.of(new AvatarException.StillRunning(JOB), 4),
        Arguments.of(new AvatarException.InDoubt(JOB, "the reply was lost"), 5),
        Arguments.of(
            new AvatarException.Paused(JOB, Failure.free(FailureCode.ACCOUNT_LOCKED, "locked")),
            7));
  }

  @Test
  void everyReasonIsASentenceOfItsOwn() {
    Trouble trouble = Trouble.of(refused());

    assertThat(trouble.sentences())
        .containsExactly("portrait: found none; allowed: one", "speech: found two; allowed: one");
    assertThat(trouble.violations()).hasSize(2);
  }

  @Test
  void aDiskThatFailsIsToldByWhatItRefuses() {
    assertThat(sentence(new FileAlreadyExistsException("a"))).isEqualTo("'a' is there already");
    assertThat(sentence(new AccessDeniedException("a")))
        .isEqualTo("'a' may not be read or written");
    assertThat(sentence(new NoSuchFileException("a"))).isEqualTo("'a' is not there any more");
    assertThat(sentence(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("'a' cannot be read or written: No space left on device");
    assertThat(sentence(new FileSystemException("a")))
        .isEqualTo("'a' cannot be read or written: the disk refuses it");
    assertThat(sentence(new FileSystemException("a", "b", "No space left on device")))
        .isEqualTo("'b' cannot be read or written: No space left on device");
    assertThat(sentence(new IOException("gone")))
        .isEqualTo("a file cannot be read or written: gone");
  }

  @Test
  void tooLittleMemoryIsAMatterOfSetup() {
    Trouble trouble = Trouble.of(new OutOfMemoryError("heap"));

    assertThat(trouble.exit()).isEqualTo(ExitCode.BAD_SETUP);
    assertThat(trouble.nextStep()).contains("-Xmx");
  }

  @Test
  void everyExitCodeIsUsedOnce() {
    assertThat(Stream.of(ExitCode.values()).map(ExitCode::code))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 130);
  }

  private static AvatarException refused() {
    return new AvatarException.RequestRefused(
        List.of(new Violation("portrait", "none", "one"), new Violation("speech", "two", "one")));
  }

  private static AvatarException failed(FailureCode code) {
    return new AvatarException.JobFailed(JOB, Failure.free(code, "it failed"));
  }

  private static String sentence(IOException fault) {
    return Trouble.of(new UncheckedIOException(fault)).sentences().get(0);
  }
}
