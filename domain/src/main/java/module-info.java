/** Jobs, tiers, models, media, money and prices of talking avatars; the JDK alone. */
module dev.avatars.domain {
  requires static org.jspecify;

  exports dev.avatars.domain.money;
  exports dev.avatars.domain.media;
  exports dev.avatars.domain.failure;
  exports dev.avatars.domain.pricing;
  exports dev.avatars.domain.model;
  exports dev.avatars.domain.request;
  exports dev.avatars.domain.quote;
  exports dev.avatars.domain.job;
  exports dev.avatars.domain.budget;
  exports dev.avatars.domain.batch;
}
