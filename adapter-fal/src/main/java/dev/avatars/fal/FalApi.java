package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import feign.HeaderMap;
import feign.Headers;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.Map;

/** Calls that cost nothing and may be repeated. */
@Headers("Accept: application/json")
interface FalApi {
  /** Reads status, result, price, history or bill. */
  @RequestLine("GET")
  Answer get(URI address);

  /** Asks to stop a request. */
  @RequestLine("PUT")
  Answer put(URI address);

  /** Asks for a place to upload to, or for a signed address. */
  @RequestLine("POST")
  @Headers("Content-Type: application/json")
  Answer post(URI address, @HeaderMap Map<String, String> wishes, JsonNode body);

  /** Opens a status stream; whoever asked closes the answer. */
  @RequestLine("GET")
  @Headers("Accept: text/event-stream")
  Response stream(URI address);
}
