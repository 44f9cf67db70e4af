package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import feign.HeaderMap;
import feign.Headers;
import feign.RequestLine;
import java.net.URI;
import java.util.Map;

/**
 * The one paid call. It stands alone so that nothing that repeats calls is ever built around it.
 */
@Headers({"Accept: application/json", "Content-Type: application/json"})
interface SubmitApi {
  /** Submits a model's input. */
  @RequestLine("POST")
  Answer submit(URI endpoint, @HeaderMap Map<String, String> wishes, JsonNode input);
}
