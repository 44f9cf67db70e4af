package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.fake.Journal.Event;
import dev.avatars.fake.Misfortune.Occasion;
import dev.avatars.ports.VideoDownloads;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the provider's finished videos are fetched. Thread-safe. */
final class FakeDownloads implements VideoDownloads {
  private static final URI BASE = URI.create("https://fake.invalid/videos/");

  private final Faults faults;
  private final Journal journal;
  private final InstantSource clock;
  private final Map<URI, Offer> offers = new ConcurrentHashMap<>();

  FakeDownloads(Faults faults, Journal journal, InstantSource clock) {
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  /** Puts a request's video up for fetching. */
  RemoteVideo offer(FakeRequest request, Path file, long bytes) {
    URI address = BASE.resolve(request.id() + ".mp4");
    offers.put(address, new Offer(file, bytes, request.job(), request.id()));
    return new RemoteVideo(address, bytes);
  }

  @Override
  public Download open(RemoteVideo video, long from) {
    Set<Misfortune> struck = faults.strike(Occasion.DOWNLOAD);
    if (struck.contains(Misfortune.REFUSES_THE_DOWNLOAD)) {
      return new Refused(FakeFailures.videoUnreachable());
    }
    boolean lost = struck.contains(Misfortune.LOSES_THE_VIDEO);
    return Optional.ofNullable(offers.get(video.url()))
        .filter(offer -> !lost && from >= 0 && from <= offer.bytes)
        .map(offer -> opened(offer, from, struck.contains(Misfortune.BREAKS_THE_DOWNLOAD)))
        .orElseGet(() -> new Refused(gone(video)));
  }

  private Download opened(Offer offer, long from, boolean breaks) {
    journal.add(Event.DOWNLOADED, offer.job, offer.requestId, clock.instant());
    try {
      InputStream bytes = Files.newInputStream(offer.file);
      bytes.skipNBytes(from);
      long whole = (offer.bytes - from) / 2;
      InputStream body = breaks ? new BreakingStream(bytes, whole) : bytes;
      return new Opened(body, from, offer.bytes);
    } catch (IOException unreadable) {
      return new Refused(FakeFailures.videoUnreachable().inProviderWords(unreadable.toString()));
    }
  }

  private static Failure gone(RemoteVideo video) {
    return FakeFailures.videoGone(video.url().toString());
  }

  private record Offer(Path file, long bytes, JobId job, String requestId) {}

  /** Bytes that stop coming, as from a connection that breaks. */
  private static final class BreakingStream extends FilterInputStream {
    private long left;

    BreakingStream(InputStream bytes, long whole) {
      super(bytes);
      this.left = whole;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("the connection was reset");
      }
      int count = super.read(target, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
