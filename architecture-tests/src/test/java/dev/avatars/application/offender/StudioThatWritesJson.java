package dev.avatars.application.offender;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Offends: Jackson stays where JSON is spoken. */
final class StudioThatWritesJson {
  ObjectMapper mapper() {
    return new ObjectMapper();
  }
}
