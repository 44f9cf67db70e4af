package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A byte source as the image readers want it: no cache and no copy.
 *
 * <p>It remembers a failure to read, so that a broken disk can be told from a broken picture, which
 * the readers report with the same exception.
 */
final class ByteSourceStream extends ImageInputStreamImpl {
  private final ByteSource source;
  private Optional<IOException> failure = Optional.empty();

  ByteSourceStream(ByteSource source) {
    this.source = source;
  }

  /** The failure of the source itself, if there was one. */
  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    int value = remembering(() -> source.u8(streamPos));
    streamPos += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    int count = remembering(() -> source.read(streamPos, target, offset, length));
    streamPos += count;
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public long length() {
    return source.length();
  }

  private int remembering(Read read) throws IOException {
    try {
      return read.run();
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  private interface Read {
    int run() throws IOException;
  }
}
