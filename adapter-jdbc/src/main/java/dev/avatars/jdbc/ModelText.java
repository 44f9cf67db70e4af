package dev.avatars.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.FactSource;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ModelLimits;
import dev.avatars.domain.model.OutputSize;
import dev.avatars.domain.model.RenderTime;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.UnitPrice;
import dev.avatars.domain.pricing.PriceRule;
import dev.avatars.domain.pricing.PriceRule.BasePlusSeconds;
import dev.avatars.domain.pricing.PriceRule.PerGeneration;
import dev.avatars.domain.pricing.PriceRule.PerSecond;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Models with their limits and prices as JSON. */
final class ModelText {
  /** The names of the price rules; never to be changed, only added to. */
  private enum Rule {
    PER_SECOND,
    BASE_PLUS_SECONDS,
    PER_GENERATION
  }

  private ModelText() {}

  static ObjectNode write(AvatarModel model) {
    ObjectNode node = Json.object();
    node.put("id", model.id().value());
    node.put("title", model.title());
    node.put("tier", model.tier().name());
    node.put("endpoint", model.endpoint());
    node.put("pixels", model.output().pixels());
    node.put("frames per second", model.output().framesPerSecond());
    node.set("limits", write(model.limits()));
    node.set("price", write(model.price()));
    node.set("price source", write(model.priceSource()));
    node.put("time base", model.time().base().toString());
    node.put("time per second", model.time().perSecond().toString());
    return node;
  }

  static AvatarModel model(Fields fields) {
    return new AvatarModel(
        id(fields, "id"),
        fields.text("title"),
        fields.choice("tier", Tier.class),
        fields.text("endpoint"),
        new OutputSize(fields.integer("pixels"), fields.integer("frames per second")),
        limits(fields.object("limits")),
        price(fields.object("price")),
        source(fields.object("price source")),
        new RenderTime(fields.duration("time base"), fields.duration("time per second")));
  }

  static ModelId id(Fields fields, String name) {
    return fields.as(name, "a model", ModelId::new);
  }

  static ObjectNode write(FactSource source) {
    return Json.object().put("name", source.name()).put("read on", source.readOn().toString());
  }

  static FactSource source(Fields fields) {
    return new FactSource(
        fields.text("name"), fields.as("read on", "an ISO 8601 date", LocalDate::parse));
  }

  private static ObjectNode write(ModelLimits limits) {
    ObjectNode node = Json.object();
    MediaText.names(node, "images", limits.images());
    MediaText.names(node, "sounds", limits.sounds());
    node.put("shortest", Fields.text(limits.shortest()));
    node.put("longest", Fields.text(limits.longest()));
    node.put("advised", Fields.text(limits.advised()));
    node.put("sound bytes", limits.soundBytes());
    node.put("image bytes", limits.imageBytes());
    node.put("shortest side", limits.shortestSide());
    node.put("steepest aspect", limits.steepestAspect().toString());
    node.put("prompt characters", limits.promptCharacters());
    node.set("source", write(limits.source()));
    return node;
  }

  private static ModelLimits limits(Fields fields) {
    return new ModelLimits(
        fields.choices("images", ImageFormat.class),
        fields.choices("sounds", AudioFormat.class),
        fields.length("shortest"),
        fields.length("longest"),
        fields.length("advised"),
        fields.number("sound bytes"),
        fields.number("image bytes"),
        fields.integer("shortest side"),
        fields.as("steepest aspect", "a decimal", BigDecimal::new),
        fields.integer("prompt characters"),
        source(fields.object("source")));
  }

  private static ObjectNode write(PriceRule price) {
    ObjectNode node = price.fold(ModelText::perSecond, ModelText::basePlus, ModelText::perJob);
    node.put("rate", price.rate().amount().toString());
    return node.put("unit", price.rate().unit().name());
  }

  private static ObjectNode perSecond(PerSecond rule) {
    return Json.object()
        .put("rule", Rule.PER_SECOND.name())
        .put("padding", rule.padding().toString())
        .put("step", rule.step().toString())
        .put("minimum", rule.minimum().toString());
  }

  private static ObjectNode basePlus(BasePlusSeconds rule) {
    return Json.object()
        .put("rule", Rule.BASE_PLUS_SECONDS.name())
        .put("base", rule.base().toString())
        .put("included", rule.included().toString());
  }

  private static ObjectNode perJob(PerGeneration rule) {
    return Json.object().put("rule", Rule.PER_GENERATION.name());
  }

  private static PriceRule price(Fields fields) {
    UnitPrice rate = new UnitPrice(fields.money("rate"), fields.choice("unit", BillingUnit.class));
    return switch (fields.choice("rule", Rule.class)) {
      case PER_SECOND ->
          new PerSecond(
              rate,
              fields.duration("padding"),
              fields.duration("step"),
              fields.duration("minimum"));
      case BASE_PLUS_SECONDS ->
          new BasePlusSeconds(fields.money("base"), fields.duration("included"), rate);
      case PER_GENERATION -> new PerGeneration(rate);
    };
  }
}
