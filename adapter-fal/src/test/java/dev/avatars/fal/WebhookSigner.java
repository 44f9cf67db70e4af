package dev.avatars.fal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs webhooks as fal does: the other half of the verifier. */
final class WebhookSigner {
  private static final int KEY_BYTES = 32;

  private final KeyPair keys;

  private WebhookSigner(KeyPair keys) {
    this.keys = keys;
  }

  static WebhookSigner create() {
    try {
      return new WebhookSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK from 15 has Ed25519", impossible);
    }
  }

  /** The headers of a delivery, to be changed at will. */
  Map<String, String> headers(String requestId, String userId, Instant at, byte[] body) {
    String time = String.valueOf(at.getEpochSecond());
    Map<String, String> headers = new TreeMap<>();
    headers.put("X-Fal-Webhook-Request-Id", requestId);
    headers.put("X-Fal-Webhook-User-Id", userId);
    headers.put("X-Fal-Webhook-Timestamp", time);
    headers.put(
        "X-Fal-Webhook-Signature",
        signature(FalWebhooks.signedBytes(requestId, userId, time, body)));
    return headers;
  }

  private String signature(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.getPrivate());
      signer.update(bytes);
      return HexFormat.of().formatHex(signer.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK from 15 has Ed25519", impossible);
    }
  }

  /** The page that publishes some signers' keys. */
  static String jwks(WebhookSigner... signers) {
    return Stream.of(signers)
        .map(signer -> "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + signer.x() + "\"}")
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private String x() {
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }
}
