package dev.avatars.fal;

import dev.avatars.fal.Watchdog.Watch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A chunked answer's bytes, read on a thread of their own and left behind when time is over; for
 * one reading thread.
 *
 * <p>The JDK reads the line before a chunk, up to 2 KiB, without ever returning, and nobody else
 * can close the connection meanwhile: a far side that sends a byte a second would hold a caller for
 * half an hour. So the caller goes, and the thread that reads ends when the far side does.
 */
final class ChunkedBody extends FilterInputStream {
  private final Watchdog watchdog;
  private final Watch watch;
  private boolean left;

  private ChunkedBody(InputStream bytes, Watchdog watchdog, Watch watch) {
    super(bytes);
    this.watchdog = watchdog;
    this.watch = watch;
  }

  /** The same bytes of an answer with this transfer coding. */
  static InputStream of(
      InputStream bytes, String transferEncoding, Watchdog watchdog, Watch watch) {
    return transferEncoding.isEmpty() ? bytes : new ChunkedBody(bytes, watchdog, watch);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    CompletableFuture<Optional<ByteBuffer>> piece = watchdog.aside(() -> piece(length));
    CompletableFuture.anyOf(piece, watch.expiry()).exceptionally(broken -> broken).join();
    if (!piece.isDone()) {
      left = true;
      throw new SocketTimeoutException("the answer was not complete in time");
    }
    return taken(piece, into, offset);
  }

  // Into bytes of its own: a read that was left behind must not write into somebody's array.
  private Optional<ByteBuffer> piece(int length) throws IOException {
    byte[] bytes = new byte[length];
    int count = in.read(bytes, 0, length);
    return count < 0 ? Optional.empty() : Optional.of(ByteBuffer.wrap(bytes, 0, count));
  }

  private static int taken(CompletableFuture<Optional<ByteBuffer>> piece, byte[] into, int offset)
      throws IOException {
    try {
      Optional<ByteBuffer> read = piece.join();
      int count = read.map(ByteBuffer::remaining).orElse(-1);
      read.ifPresent(bytes -> bytes.get(into, offset, count));
      return count;
    } catch (CompletionException broken) {
      throw new IOException("the answer broke off", broken.getCause());
    }
  }

  @Override
  public int available() {
    return 0;
  }

  /** Closes the connection, unless a read that was left behind still holds it. */
  @Override
  public void close() throws IOException {
    if (!left) {
      super.close();
    }
  }
}
