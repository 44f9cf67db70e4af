package dev.avatars.emulator.junit;

import dev.avatars.emulator.EmulatorClock;
import dev.avatars.emulator.EmulatorSettings;
import dev.avatars.emulator.ExchangeJournal;
import dev.avatars.emulator.FalEmulator;
import dev.avatars.emulator.FaultRule;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs an emulator for the tests of a class and resets it after each; in an instance field, one for
 * each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).virtualClock();
 *
 * @Test
 * void aLostReplyIsNotAskedForTwice() {
 *   fal.faults(FalFault.reset().after(FalCall.SUBMIT));
 *   client(fal.uri()).submit(request);
 *   assertThat(fal.journal().submits()).hasSize(1);
 * }
 * }</pre>
 */
public final class FalEmulatorExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final EmulatorSettings settings;
  private Optional<FalEmulator> running = Optional.empty();
  private Scope scope = Scope.TEST;

  private FalEmulatorExtension(EmulatorSettings settings) {
    this.settings = settings;
  }

  /** What an emulator lives for. */
  private enum Scope {
    CLASS,
    TEST
  }

  /** With the usual settings and a seed, in real time. */
  public static FalEmulatorExtension seeded(long seed) {
    return with(EmulatorSettings.seeded(seed));
  }

  /** With settings of one's own. */
  public static FalEmulatorExtension with(EmulatorSettings settings) {
    return new FalEmulatorExtension(settings);
  }

  /** The same on a virtual clock that passes as clients look; see {@link EmulatorSettings}. */
  public FalEmulatorExtension virtualClock() {
    return with(settings.virtualClock());
  }

  /** The same on a virtual clock that the test moves; see {@link EmulatorSettings}. */
  public FalEmulatorExtension manualClock() {
    return with(settings.manualClock());
  }

  /**
   * The emulator itself.
   *
   * @throws IllegalStateException outside of a test
   */
  public FalEmulator emulator() {
    return running.orElseThrow(
        () ->
            new IllegalStateException(
                "no emulator is running: use it in a test, in a field with @RegisterExtension"));
  }

  /** Where it is reached. */
  public URI uri() {
    return emulator().uri();
  }

  /** Everything it received and sent in this test. */
  public ExchangeJournal journal() {
    return emulator().journal();
  }

  /** Its time. */
  public EmulatorClock clock() {
    return emulator().clock();
  }

  /** Lets things go wrong as told, until the end of the test. */
  public void faults(FaultRule... rules) {
    emulator().faults(rules);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    scope = Scope.CLASS;
    running = Optional.of(FalEmulator.start(settings));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (running.isEmpty()) {
      running = Optional.of(FalEmulator.start(settings));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (scope == Scope.CLASS) {
      emulator().reset();
    } else {
      end();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    end();
  }

  private void end() {
    running.ifPresent(FalEmulator::close);
    running = Optional.empty();
  }
}
