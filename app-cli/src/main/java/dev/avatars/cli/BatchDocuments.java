package dev.avatars.cli;

import dev.avatars.application.BatchOutcome;
import dev.avatars.application.BatchPlan;
import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.BatchProgress;
import dev.avatars.cli.Documents.Amount;
import dev.avatars.domain.batch.RowStatus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The objects that {@code avatar batch} prints; see {@link Documents}. */
final class BatchDocuments {
  private BatchDocuments() {}

  record PlanDocument(String batch, BatchPlan plan, int concurrency, List<String> faults)
      implements Document {
    PlanDocument {
      faults = List.copyOf(faults);
    }

    @Override
    public void writeTo(Fields fields) {
      fields.text("batch", batch).number("rows", plan.rows()).number("faulty", plan.faulty());
      Arrays.stream(Standing.values())
          .forEach(standing -> fields.number(camel(standing.name()), plan.count(standing)));
      fields
          .document("expected", Amount.of(plan.expected()))
          .document("upperBound", Amount.of(plan.upperBound()))
          .document("committed", Amount.of(plan.committed()))
          .documents("models", plan.sums().stream().map(SumDocument::new).toList())
          .number("concurrency", concurrency)
          .number("seconds", plan.time(concurrency).toSeconds())
          .texts("faults", faults);
    }
  }

  record SumDocument(BatchPlan.Sum sum) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("model", sum.model().value())
          .text("tier", sum.tier().label())
          .number("rows", sum.rows())
          .text("speechSeconds", Documents.decimal(sum.speech()))
          .document("expected", Amount.of(sum.expected()))
          .document("upperBound", Amount.of(sum.upperBound()));
    }
  }

  record OutcomeDocument(String batch, Path folder, Path journal, BatchOutcome outcome)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      BatchProgress last = outcome.last();
      fields
          .text("batch", batch)
          .text("folder", folder.toString())
          .text("journal", journal.toString())
          .text("end", outcome.end().name().toLowerCase(Locale.ROOT))
          .number("rows", last.rows());
      Arrays.stream(RowStatus.values())
          .forEach(status -> fields.number(camel(status.name()), last.count(status)));
      fields
          .document("held", Amount.of(last.held()))
          .document("billed", Amount.of(last.billed()))
          .number("seconds", last.elapsed().toSeconds());
    }
  }

  record FilesDocument(String batch, List<Path> files) implements Document {
    FilesDocument {
      files = List.copyOf(files);
    }

    @Override
    public void writeTo(Fields fields) {
      fields.text("batch", batch).texts("files", files.stream().map(Path::toString).toList());
    }
  }

  record InitDocument(Path manifest, long rows, List<String> leftOut) implements Document {
    InitDocument {
      leftOut = List.copyOf(leftOut);
    }

    @Override
    public void writeTo(Fields fields) {
      fields.text("manifest", manifest.toString()).number("rows", rows).texts("leftOut", leftOut);
    }
  }

  /** {@code TO_BUY} as {@code toBuy}. */
  private static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
