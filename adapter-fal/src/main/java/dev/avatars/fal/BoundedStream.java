package dev.avatars.fal;

import dev.avatars.fal.Watchdog.Watch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** An answer's bytes that end in time and at a most; for one reading thread. */
final class BoundedStream extends FilterInputStream {
  private final Watch watch;
  private long bytesLeft;

  BoundedStream(InputStream bytes, Watch watch, long mostBytes) {
    super(bytes);
    this.watch = watch;
    this.bytesLeft = mostBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    requireTime();
    int count = super.read(into, offset, length);
    requireTime();
    bytesLeft -= Math.max(0, count);
    if (bytesLeft < 0) {
      throw new IOException("the answer is larger than allowed");
    }
    return count;
  }

  private void requireTime() throws IOException {
    if (watch.isExpired()) {
      throw new SocketTimeoutException("the answer was not complete in time");
    }
  }

  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(Math.max(1, count), 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    watch.close();
    super.close();
  }
}
