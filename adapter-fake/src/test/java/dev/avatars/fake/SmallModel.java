package dev.avatars.fake;

import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.OutputSize;
import dev.avatars.domain.model.Tier;

/** The standard model with videos of a few pixels, so that tests that really render are quick. */
final class SmallModel {
  private static final OutputSize SMALL = new OutputSize(96 * 96, 10);

  private SmallModel() {}

  static AvatarModel standard() {
    AvatarModel model = Catalog.builtIn().model(Tier.STANDARD);
    return new AvatarModel(
        model.id(),
        model.title(),
        model.tier(),
        model.endpoint(),
        SMALL,
        model.limits(),
        model.price(),
        model.priceSource(),
        model.time());
  }
}
