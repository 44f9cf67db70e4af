package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.ports.VideoDownloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Serves one video, badly if told so, and remembers from where it was asked. Thread-safe. */
final class ScriptedDownloads implements VideoDownloads {
  /** How one download goes. */
  interface Act {
    /** Answers an open. */
    Download open(byte[] video, long from);
  }

  private final byte[] video;
  private final Deque<Act> script = new ArrayDeque<>();
  private final List<Long> asked = new ArrayList<>();
  private Act otherwise = ScriptedDownloads::whole;

  private ScriptedDownloads(byte[] video) {
    this.video = video;
  }

  /** Downloads of these bytes. */
  static ScriptedDownloads of(byte[] video) {
    return new ScriptedDownloads(video);
  }

  /** The next open that is not scripted yet goes like this. */
  synchronized ScriptedDownloads next(Act act) {
    script.add(act);
    return this;
  }

  /** Every open that is not scripted goes like this. */
  synchronized ScriptedDownloads always(Act act) {
    otherwise = act;
    return this;
  }

  /** From which bytes it was asked so far, in order. */
  synchronized List<Long> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Download open(RemoteVideo wanted, long from) {
    return nextAct(from).open(video, from);
  }

  private synchronized Act nextAct(long from) {
    asked.add(from);
    return script.isEmpty() ? otherwise : script.remove();
  }

  /** All bytes from the one asked for. */
  static Download whole(byte[] video, long from) {
    return opened(video, from, new ByteArrayInputStream(rest(video, from)));
  }

  /** All bytes from the very first, whatever was asked for. */
  static Download fromTheStart(byte[] video, long from) {
    return opened(video, 0, new ByteArrayInputStream(video));
  }

  /** Breaks with an exception when the video's byte of this number is due. */
  static Act breakingAt(int end) {
    return (video, from) -> opened(video, from, new Breaking(rest(video, from), end - from));
  }

  /** Ends quietly when the video's byte of this number is due, as a cut connection may. */
  static Act endingAt(int end) {
    return (video, from) -> {
      int left = (int) Math.max(0, end - from);
      return opened(video, from, new ByteArrayInputStream(rest(video, from), 0, left));
    };
  }

  /** Calls back before each read. */
  static Act watchedBy(Runnable watcher) {
    return (video, from) -> opened(video, from, new Watched(rest(video, from), watcher));
  }

  /** Answers a failure. */
  static Act refusing(Failure failure) {
    return (video, from) -> new Refused(failure);
  }

  private static Download opened(byte[] video, long from, InputStream body) {
    return new Opened(body, from, video.length);
  }

  private static byte[] rest(byte[] video, long from) {
    int start = (int) Math.min(from, video.length);
    byte[] rest = new byte[video.length - start];
    System.arraycopy(video, start, rest, 0, rest.length);
    return rest;
  }

  private static final class Breaking extends InputStream {
    private final InputStream bytes;
    private long left;

    Breaking(byte[] bytes, long left) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        throw new IOException("connection reset");
      }
      left--;
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("connection reset");
      }
      int read = bytes.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }

  private static final class Watched extends InputStream {
    private static final int MOST = 1_000;

    private final InputStream bytes;
    private final Runnable watcher;

    Watched(byte[] bytes, Runnable watcher) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.watcher = watcher;
    }

    @Override
    public int read() throws IOException {
      watcher.run();
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      watcher.run();
      return bytes.read(into, offset, Math.min(length, MOST));
    }
  }
}
