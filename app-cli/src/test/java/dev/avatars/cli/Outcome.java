package dev.avatars.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a run left behind.
 *
 * @param code the exit code
 * @param out what stands on standard output
 * @param err what stands on standard error
 */
record Outcome(int code, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Standard output as the one object that it has to be. */
  JsonNode document() {
    try {
      return JSON.readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(out);
    } catch (JsonProcessingException notOneObject) {
      throw new AssertionError("standard output is not one object: " + out, notOneObject);
    }
  }
}
