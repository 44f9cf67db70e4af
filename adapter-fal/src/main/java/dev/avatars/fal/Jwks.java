package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.fal.Watchdog.Watch;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** fal's published keys (RFC 8037: {@code OKP} keys on {@code Ed25519}). Thread-safe. */
final class Jwks {
  private static final int KEY_BYTES = 32;

  /** What stands before the 32 bytes in an X.509 key (RFC 8410, 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final KeylessLine files;

  Jwks(KeylessLine files) {
    this.files = files;
  }

  /** The keys at an address; none when they cannot be had. */
  List<PublicKey> fetch(URI address) {
    try (Watch watch = files.watch(0)) {
      Answer answer = files.answer(files.open(address, "GET", watch), watch);
      return answer.isSuccess() ? answer.json().map(Jwks::keys).orElse(List.of()) : List.of();
    } catch (IOException unreachable) {
      // No keys, no trust: the caller fails closed and says so.
      return List.of();
    }
  }

  private static List<PublicKey> keys(JsonNode set) {
    List<PublicKey> keys = new ArrayList<>();
    set.path("keys").forEach(key -> Json.text(key, "x").flatMap(Jwks::key).ifPresent(keys::add));
    return List.copyOf(keys);
  }

  private static Optional<PublicKey> key(String base64url) {
    try {
      byte[] raw = Base64.getUrlDecoder().decode(base64url);
      return raw.length == KEY_BYTES ? Optional.of(publicKey(raw)) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
      // A key of another kind beside ours is none of ours.
      return Optional.empty();
    }
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = new byte[X509_PREFIX.length + raw.length];
    System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** Whether a key made a signature. */
  static boolean isSignedBy(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException unusable) {
      // A signature that cannot even be read was not made by the key.
      return false;
    }
  }
}
