/** Manifests and journals of batches as files: CSV and JSON Lines. */
module dev.avatars.batch {
  requires transitive dev.avatars.domain;
  requires transitive dev.avatars.ports;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires de.siegmar.fastcsv;
  requires java.net.http;
  requires static org.jspecify;

  exports dev.avatars.batch;
}
