package dev.avatars.emulator;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;

/** An Ed25519 key (RFC 8032) that comes from a seed, so that every run has the same. */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int RAW_BYTES = 32;

  private final KeyPair keys;

  private SigningKey(KeyPair keys) {
    this.keys = keys;
  }

  static SigningKey seeded(long seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(255, new SeededRandom(seed));
      return new SigningKey(generator.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK from 15 on has Ed25519", impossible);
    }
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key signs with its own algorithm", impossible);
    }
  }

  /** The public key as a JWK writes it (RFC 8037, 2): the raw bytes, which X.509 keeps last. */
  String x() {
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }

  /** Looks random, and is the same every time: good for tests, and for nothing else. */
  private static final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient SplittableRandom chance;

    SeededRandom(long seed) {
      this.chance = new SplittableRandom(seed);
    }

    @Override
    public void nextBytes(byte[] target) {
      chance.nextBytes(target);
    }
  }
}
