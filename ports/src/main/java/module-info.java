/** The doors to the outside of the talking-avatar platform. */
module dev.avatars.ports {
  requires transitive dev.avatars.domain;
  requires static org.jspecify;

  exports dev.avatars.ports;
}
