package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final String FILE =
      "{\"content_type\":\"image/png\",\"file_name\":\"anna 1.png\"}";
  private static final String NO_KEY = "";

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).manualClock();

  private final Caller caller = new Caller(fal.uri());

  @ParameterizedTest
  @ValueSource(strings = {"fal-cdn-v3", "gcs"})
  void aFileThatIsPutWithoutAKeyIsServedWithItsDeclaredType(String storage) {
    byte[] bytes = bytes(3_000_000);
    JsonNode places =
        caller.post("/rest/storage/upload/initiate?storage_type=" + storage, FILE).json();
    Answer put =
        caller.put(
            text(places, "upload_url"), bytes, "Authorization", NO_KEY, "Content-Type", "x/y");
    Answer file = caller.get(text(places, "file_url"), "Authorization", NO_KEY);
    assertThat(put.status()).isEqualTo(200);
    assertThat(file.header("content-type")).isEqualTo("image/png");
    assertThat(file.response().body()).isEqualTo(bytes);
    assertThat(text(places, "file_url")).endsWith("_anna_1.png");
    assertThat(fal.journal().of(FalCall.UPLOAD_PUT).get(0).isAuthorized()).isFalse();
  }

  @Test
  void partsAreJoinedByTheirNumbersInAnyOrder() {
    JsonNode places =
        caller.post("/rest/storage/upload/initiate-multipart?storage_type=fal-cdn-v3", FILE).json();
    String[] address = text(places, "upload_url").split("\\?");
    Answer second = caller.put(address[0] + "/2?" + address[1], utf8("world"));
    Answer first = caller.put(address[0] + "/1?" + address[1], utf8("hello "));
    assertThat(second.json().path("partNumber").asInt()).isEqualTo(2);
    assertThat(second.header("etag")).isEqualTo(second.json().path("etag").asText());
    Answer complete =
        caller.post(
            address[0] + "/complete?" + address[1],
            "{\"parts\":[" + second.text() + "," + first.text() + "]}");
    assertThat(complete.status()).isEqualTo(200);
    assertThat(caller.get(text(places, "file_url")).text()).isEqualTo("hello world");
  }

  @Test
  void partsThatWereNotUploadedAreRefused() {
    JsonNode places = caller.post("/rest/storage/upload/initiate-multipart", FILE).json();
    String address = text(places, "upload_url").split("\\?")[0];
    Answer complete =
        caller.post(address + "/complete", "{\"parts\":[{\"partNumber\":1,\"etag\":\"x\"}]}");
    assertThat(complete.status()).isEqualTo(400);
  }

  @Test
  void aTokenUploadsAWholeFile() {
    String bearer = token();
    Answer answer =
        caller.send(
            "POST",
            "/cdn/files/upload",
            utf8("sound"),
            "Authorization",
            bearer,
            "Content-Type",
            "audio/wav",
            "X-Fal-File-Name",
            "s.wav");
    Answer file = caller.get(text(answer.json(), "access_url"));
    assertThat(file.text()).isEqualTo("sound");
    assertThat(file.header("content-type")).isEqualTo("audio/wav");
  }

  @Test
  void aTokenUploadsAFileInParts() {
    String bearer = token();
    JsonNode places =
        caller
            .send("POST", "/cdn/files/upload/multipart", new byte[0], "Authorization", bearer)
            .json();
    String address = text(places, "access_url") + "/multipart/" + text(places, "uploadId");
    String tag = caller.put(address + "/1", utf8("all"), "Authorization", bearer).header("etag");
    Answer complete =
        caller.post(
            address + "/complete",
            "{\"parts\":[{\"partNumber\":1,\"etag\":" + quoted(tag) + "}]}",
            "Authorization",
            bearer);
    assertThat(complete.status()).isEqualTo(200);
    assertThat(caller.get(text(places, "access_url")).text()).isEqualTo("all");
  }

  @Test
  void aTokenExpiresAndSaysWhen() {
    JsonNode token = caller.post("/rest/storage/auth/token", "{\"expiration_seconds\":60}").json();
    OffsetDateTime expires = OffsetDateTime.parse(text(token, "expires_at"));
    assertThat(expires.toInstant()).isEqualTo(fal.clock().instant().plusSeconds(60));
    fal.clock().advance(Duration.ofSeconds(61));
    Answer late =
        caller.send(
            "POST",
            "/cdn/files/upload",
            utf8("x"),
            "Authorization",
            "Bearer " + text(token, "token"));
    assertThat(late.status()).isEqualTo(401);
  }

  @Test
  void aFileIsServedInPartAndByItsHeadAlone() {
    String url = uploaded("0123456789", "X-Fal-None", "1");
    Answer middle = caller.get(url, "Range", "bytes=2-4");
    Answer end = caller.get(url, "Range", "bytes=-3");
    Answer rest = caller.get(url, "Range", "bytes=7-");
    Answer behind = caller.get(url, "Range", "bytes=10-");
    Answer head = caller.send("HEAD", url, new byte[0]);
    assertThat(middle.status() + middle.text()).isEqualTo("206234");
    assertThat(middle.header("content-range")).isEqualTo("bytes 2-4/10");
    assertThat(end.text()).isEqualTo("789");
    assertThat(rest.text()).isEqualTo("789");
    assertThat(behind.status()).isEqualTo(416);
    assertThat(head.header("content-length")).isEqualTo("10");
    assertThat(head.text()).isEmpty();
  }

  @Test
  void aFileIsGoneWhenItsTimeIsOver() {
    String url = uploaded("x", "X-Fal-Object-Lifecycle", "{\"expiration_duration_seconds\":60}");
    fal.clock().advance(Duration.ofSeconds(59));
    assertThat(caller.get(url).status()).isEqualTo(200);
    fal.clock().advance(Duration.ofSeconds(2));
    assertThat(caller.get(url).status()).isEqualTo(404);
  }

  @Test
  void aPrivateFileIsForThoseWithAToken() {
    String forbidden =
        uploaded("x", "X-Fal-Object-Lifecycle", "{\"initial_acl\":{\"default\":\"forbid\"}}");
    String hidden =
        uploaded("x", "X-Fal-Object-Lifecycle", "{\"initial_acl\":{\"default\":\"hide\"}}");
    assertThat(caller.get(forbidden).status()).isEqualTo(403);
    assertThat(caller.get(hidden).status()).isEqualTo(404);
    assertThat(caller.get(hidden, "Authorization", token()).status()).isEqualTo(200);
  }

  @Test
  void aTokenForABrowserIsAText() {
    assertThat(caller.post("/rest/tokens/", "{}").json().isTextual()).isTrue();
  }

  private String uploaded(String text, String header, String value) {
    JsonNode places = caller.post("/rest/storage/upload/initiate", FILE, header, value).json();
    caller.put(text(places, "upload_url"), utf8(text));
    return text(places, "file_url");
  }

  private String token() {
    JsonNode token = caller.post("/rest/storage/auth/token?storage_type=fal-cdn-v3", "{}").json();
    return text(token, "token_type") + " " + text(token, "token");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static String quoted(String tag) {
    return "\"" + tag.replace("\"", "\\\"") + "\"";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
