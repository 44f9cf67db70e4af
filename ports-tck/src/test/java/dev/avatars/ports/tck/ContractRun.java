package dev.avatars.ports.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of a contract over an implementation.
 *
 * @param passed the display names of the tests that passed
 * @param failed the display names of the tests that failed, with the reason
 */
record ContractRun(List<String> passed, List<String> failed) {
  private static final int LONGEST_REASON = 300;

  /** Runs all tests of a contract class. */
  static ContractRun of(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
    Recorder recorder = new Recorder();
    LauncherFactory.create().execute(request, recorder);
    return new ContractRun(List.copyOf(recorder.passed), List.copyOf(recorder.failed));
  }

  /** The numbers of the rules of which a test failed. */
  Set<String> brokenRules() {
    return failed.stream().map(RuleBook::numberIn).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String shortened(Throwable reason) {
    String text = reason.toString();
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }

  private static final class Recorder implements TestExecutionListener {
    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      TestExecutionResult.Status status = result.getStatus();
      if (test.isTest() && status == TestExecutionResult.Status.SUCCESSFUL) {
        passed.add(test.getDisplayName());
      }
      if (status == TestExecutionResult.Status.FAILED) {
        failed.add(test.getDisplayName() + ": " + shortened(result.getThrowable().orElseThrow()));
      }
    }
  }
}
