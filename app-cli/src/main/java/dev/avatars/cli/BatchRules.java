package dev.avatars.cli;

import dev.avatars.application.BatchSettings;
import dev.avatars.application.BatchSettings.Changes;
import dev.avatars.application.BatchSettings.Existing;
import dev.avatars.application.BatchSettings.Retry;
import dev.avatars.application.Flow;
import dev.avatars.domain.money.Money;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a batch may do, as far as it matters for its plan, too. */
final class BatchRules {
  private static final int USUAL_CONCURRENCY = 10;

  @Option(
      names = "--max-cost-per-row",
      paramLabel = "USD",
      description = "Refuse the batch when one row may cost more.")
  private String maxCostPerRow = "";

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "The most that the batch may hold and spend, in all its runs.")
  private String budget = "";

  @Option(
      names = "--concurrency",
      paramLabel = "NUMBER",
      description = "How many clips the account renders at once (10).")
  private String concurrency = "";

  @Option(
      names = "--accept-changes",
      description = "Make, and pay for, rows as they are now whose files or prompts changed.")
  private boolean acceptChanges;

  @Option(
      names = "--retry-paid",
      description = "Try rows again, too, that failed and may have cost something.")
  private boolean retryPaid;

  @Option(
      names = "--force",
      description = "Replace files that are there and are none of the batch.")
  private boolean force;

  BatchSettings apply(BatchSettings settings, Configuration configuration) {
    BatchSettings ruled =
        settings
            .withChanges(acceptChanges ? Changes.ACCEPTED : Changes.REFUSED)
            .withRetry(retryPaid ? Retry.ALL : Retry.FREE)
            .withExisting(force ? Existing.REPLACED : Existing.REFUSED);
    BatchSettings limited =
        configuration.maxCost(maxCostPerRow).map(ruled::withMaxCostPerRow).orElse(ruled);
    return budget().map(limited::withBudget).orElse(limited);
  }

  /** The cap on the whole batch. */
  Optional<Money> budget() {
    return Configuration.amount("budget", budget);
  }

  int concurrency() {
    if (concurrency.isEmpty()) {
      return USUAL_CONCURRENCY;
    }
    if (!concurrency.matches("[1-9][0-9]{0,5}")) {
      throw CliException.badInput(
          "concurrency: found '" + concurrency + "'; allowed: a whole number from 1 to 999999");
    }
    return Integer.parseInt(concurrency);
  }

  Flow flow() {
    return Flow.forAccount(concurrency());
  }
}
