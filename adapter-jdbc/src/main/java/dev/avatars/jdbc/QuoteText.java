package dev.avatars.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import dev.avatars.domain.quote.PriceVersion;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.quote.QuoteBasis;
import dev.avatars.domain.request.Fingerprint;
import java.math.BigDecimal;

/** Quotes, bills and settlements as JSON. */
final class QuoteText {
  private static final String BILL = "bill";
  private static final String PENDING = "PENDING";

  private QuoteText() {}

  static ObjectNode write(Quote quote) {
    ObjectNode node = Json.object();
    node.put("provider", quote.provider().value());
    node.put("fingerprint", quote.fingerprint().digest().hex());
    node.put("price version", quote.priceVersion().value());
    node.put("expected", quote.expected().toString());
    node.put("upper bound", quote.upperBound().toString());
    node.set("basis", write(quote.basis()));
    return node;
  }

  static Quote quote(Fields fields) {
    return new Quote(
        fields.as("provider", "a provider", ProviderId::new),
        new Fingerprint(fields.digest("fingerprint")),
        new PriceVersion(fields.text("price version")),
        fields.money("expected"),
        fields.money("upper bound"),
        basis(fields.object("basis")));
  }

  static ObjectNode write(Settlement settlement) {
    ObjectNode node = Json.object();
    node.put("quoted", settlement.quoted().toString());
    node.put("held", settlement.held().toString());
    node.set("billed", write(settlement.billed()));
    return node;
  }

  static Settlement settlement(Fields fields) {
    return new Settlement(
        fields.money("quoted"), fields.money("held"), billed(fields.object("billed")));
  }

  static ObjectNode write(BilledCost billed) {
    return billed.fold(QuoteText::known, () -> Json.object().put(BILL, PENDING));
  }

  static BilledCost billed(Fields fields) {
    return fields.text(BILL).equals(PENDING)
        ? BilledCost.PENDING
        : new BilledCost.Known(
            fields.money(BILL),
            fields.as("units", "a decimal", BigDecimal::new),
            fields.text("source"));
  }

  private static ObjectNode known(BilledCost.Known bill) {
    return Json.object()
        .put(BILL, bill.amount().toString())
        .put("units", bill.units().toString())
        .put("source", bill.source());
  }

  private static ObjectNode write(QuoteBasis basis) {
    ObjectNode node = Json.object();
    node.put("model", basis.model().value());
    node.put("speech", Fields.text(basis.speech()));
    node.put("longest", Fields.text(basis.longest()));
    node.put("rule", basis.rule());
    node.set("source", ModelText.write(basis.source()));
    return node;
  }

  private static QuoteBasis basis(Fields fields) {
    return new QuoteBasis(
        ModelText.id(fields, "model"),
        fields.length("speech"),
        fields.length("longest"),
        fields.text("rule"),
        ModelText.source(fields.object("source")));
  }
}
