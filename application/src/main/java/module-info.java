/** The use cases of the talking-avatar platform behind one door. */
module dev.avatars.application {
  requires transitive dev.avatars.domain;
  requires transitive dev.avatars.ports;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.avatars.application;

  uses dev.avatars.ports.MediaProbe;
  uses dev.avatars.ports.OfflineWorld.Maker;
}
