package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A byte source as the image readers want it, through a buffer: they read a byte or eight at a time
 * and often step back a few.
 *
 * <p>It remembers a failure to read, so that a broken disk can be told from a broken picture, which
 * the readers report with the same exception.
 */
final class ByteSourceStream extends ImageInputStreamImpl {
  private static final int BUFFER = 1 << 13;

  private final ByteSource source;
  private final byte[] buffer = new byte[BUFFER];
  private long bufferStart;
  private int buffered;
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
    if (!isBuffered()) {
      fill();
    }
    return isBuffered() ? buffer[(int) (streamPos++ - bufferStart)] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (!isBuffered()) {
      fill();
    }
    if (!isBuffered()) {
      return length == 0 ? 0 : -1;
    }
    int from = (int) (streamPos - bufferStart);
    int count = Math.min(length, buffered - from);
    System.arraycopy(buffer, from, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return source.length();
  }

  private boolean isBuffered() {
    return streamPos >= bufferStart && streamPos < bufferStart + buffered;
  }

  private void fill() throws IOException {
    try {
      buffered = 0;
      bufferStart = streamPos;
      buffered = source.read(streamPos, buffer, 0, buffer.length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }
}
