package dev.avatars.batch.report;

import static dev.avatars.batch.report.RowBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.money.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableAndJsonTest {
  @TempDir Path folder;

  private static RowRecord done() {
    return row(2)
        .made(5, 65)
        .quoted(Money.usd("0.40464"), Money.usd("0.5"))
        .billed(Money.usd("0.40000000000000001"))
        .done(1_234, StoredVideo.Flag.SILENT, StoredVideo.Flag.SHORT)
        .build();
  }

  private static RowRecord failed() {
    return row(3)
        .trouble(RowStatus.FAILED, "No \"face\"", Spend.POSSIBLE, "Look, then ask")
        .build();
  }

  @Test
  void theTableBeginsWithTheMarkThatExcelNeeds() {
    assertThat(Desk.in(folder).csv())
        .startsWith("\uFEFFline,name,status,")
        .endsWith("next_step\r\n");
  }

  @Test
  void theTableHasEveryDigit() {
    List<List<String>> table = CsvCells.of(Desk.in(folder).csv(done(), failed()));

    assertThat(table).hasSize(3);
    assertThat(table.get(1))
        .contains(
            "row 2",
            "done",
            "10.000",
            "1234",
            "USD",
            "0.40464",
            "0.5",
            "0.40000000000000001",
            "60.000")
        .contains("is shorter than the speech; has no sound for a part of the speech");
    assertThat(table.get(2)).endsWith("No \"face\"", "money may have been spent", "Look, then ask");
  }

  @Test
  void jsonHasEveryDigitAsText() throws IOException {
    JsonNode json = new ObjectMapper().readTree(Desk.in(folder).json(done(), failed()));

    assertThat(json.at("/format").asText()).isEqualTo("avatars-batch-report");
    assertThat(json.at("/version").asInt()).isOne();
    assertThat(json.at("/rows")).hasSize(2);
    assertThat(json.at("/rows/0/billed/amount").isTextual()).isTrue();
    assertThat(json.at("/rows/0/billed/amount").asText()).isEqualTo("0.40000000000000001");
    assertThat(json.at("/rows/0/video/flags/0").asText()).isEqualTo("SHORT");
    assertThat(json.at("/rows/1/billed").isNull()).isTrue();
    assertThat(json.at("/rows/1/failure/spend").asText()).isEqualTo("POSSIBLE");
  }

  @Test
  void theTotalsOfJsonAreThoseOfItsRows() throws IOException {
    JsonNode totals =
        new ObjectMapper().readTree(Desk.in(folder).json(done(), failed())).at("/totals");

    assertThat(totals.at("/rows").asInt()).isEqualTo(2);
    assertThat(totals.at("/statuses")).hasSize(RowStatus.values().length);
    assertThat(totals.at("/statuses/DONE").asInt()).isOne();
    assertThat(totals.at("/quoted/0/amount").asText()).isEqualTo("1.40464");
    assertThat(totals.at("/held/0/amount").asText()).isEqualTo("1.1");
    assertThat(totals.at("/saved/0/amount").asText()).isEqualTo("0.00463999999999999");
    assertThat(totals.at("/speech_seconds").asText()).isEqualTo("20.000");
    assertThat(totals.at("/last").asText()).isEqualTo("2026-11-22T14:01:05Z");
  }
}
