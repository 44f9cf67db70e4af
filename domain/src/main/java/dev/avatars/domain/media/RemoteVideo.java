package dev.avatars.domain.media;

import java.net.URI;
import java.util.OptionalLong;

/**
 * A finished video that still lies with the provider.
 *
 * @param url where it can be fetched for a while
 * @param declaredBytes the size the provider states, or 0 when it states none
 */
public record RemoteVideo(URI url, long declaredBytes) {
  public RemoteVideo {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("video url: found '" + url + "'; allowed: absolute");
    }
    if (declaredBytes < 0) {
      throw new IllegalArgumentException(
          "declared bytes: found " + declaredBytes + "; allowed: 0 or more");
    }
  }

  /** A video of which only the place is known. */
  public static RemoteVideo at(URI url) {
    return new RemoteVideo(url, 0);
  }

  /** The size the provider states. */
  public OptionalLong size() {
    return declaredBytes == 0 ? OptionalLong.empty() : OptionalLong.of(declaredBytes);
  }
}
