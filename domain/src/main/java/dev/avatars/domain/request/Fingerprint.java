package dev.avatars.domain.request;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The identity of some work: equal when the same bytes, prompt, model and provider are asked for.
 *
 * @param digest over all of them
 */
public record Fingerprint(Sha256 digest) {
  public Fingerprint {
    requireNonNull(digest, "digest");
  }

  /** Over texts, each preceded by its length, so that no two lists of texts run into one. */
  static Fingerprint over(List<String> parts) {
    MessageDigest digester = Sha256.digester();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digester.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digester.update(bytes);
    }
    return new Fingerprint(Sha256.from(digester.digest()));
  }

  @Override
  public String toString() {
    return digest.hex();
  }
}
