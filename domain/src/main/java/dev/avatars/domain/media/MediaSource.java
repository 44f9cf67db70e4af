package dev.avatars.domain.media;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/** Where a picture or a piece of sound is to be read from. */
public sealed interface MediaSource {
  /** A file on this machine. */
  static MediaSource file(Path file) {
    return new LocalFile(file);
  }

  /** A resource on the web, http or https. */
  static MediaSource url(URI url) {
    return new RemoteUrl(url);
  }

  /** One result for either kind. */
  <T> T fold(Function<LocalFile, T> onFile, Function<RemoteUrl, T> onUrl);

  /**
   * A file on this machine.
   *
   * @param file its path
   */
  record LocalFile(Path file) implements MediaSource {
    @Override
    public <T> T fold(Function<LocalFile, T> onFile, Function<RemoteUrl, T> onUrl) {
      return onFile.apply(this);
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A resource on the web.
   *
   * @param url an absolute http or https address with a host
   */
  record RemoteUrl(URI url) implements MediaSource {
    public RemoteUrl {
      String scheme = String.valueOf(url.getScheme());
      boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
      if (!web || url.getHost() == null) {
        throw new IllegalArgumentException(
            "url: found '" + url + "'; allowed: an absolute http or https address");
      }
    }

    @Override
    public <T> T fold(Function<LocalFile, T> onFile, Function<RemoteUrl, T> onUrl) {
      return onUrl.apply(this);
    }

    @Override
    public String toString() {
      return url.toString();
    }
  }
}
