package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.fal.FalSettings.Visibility;
import dev.avatars.fal.Watchdog.Watch;
import dev.avatars.ports.VideoDownloads;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finished videos, fetched without the key; private ones by an address that fal signs. */
final class FalDownloads implements VideoDownloads {
  private static final int NOTHING_THERE = 416;
  private static final long MOST_BYTES = 8L << 30;
  private static final long UNKNOWN = -1;

  /** What a video of unknown size is taken for: it has half an hour to come. */
  private static final long UNKNOWN_BYTES = 64L << 20;

  private static final int SIGNED_SECONDS = 3600;
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private final KeylessLine files;
  private final FalLine line;
  private final FalFailures failures;
  private final FalSettings settings;

  FalDownloads(KeylessLine files, FalLine line, FalFailures failures, FalSettings settings) {
    this.files = files;
    this.line = line;
    this.failures = failures;
    this.settings = settings;
  }

  @Override
  public Download open(RemoteVideo video, long from) {
    if (settings.privacy().results() == Visibility.PUBLIC) {
      return open(video.url(), from);
    }
    Reply reply = line.post(signing(video.url()), Map.of(), expiry());
    return signed(reply)
        .map(address -> open(address, from))
        .orElseGet(() -> new Refused(bought(failures.ofQuestion(reply))));
  }

  private URI signing(URI video) {
    return URI.create(
        RequestUrls.under(settings.hosts().platform(), "storage/files/sign")
            + "?url="
            + URLEncoder.encode(video.toString(), StandardCharsets.UTF_8));
  }

  private static JsonNode expiry() {
    return Json.object().put("expiration_seconds", SIGNED_SECONDS);
  }

  private static Optional<URI> signed(Reply reply) {
    return reply
        .fold(Optional::of, broken -> Optional.<Answer>empty())
        .filter(Answer::isSuccess)
        .flatMap(Answer::json)
        .flatMap(body -> Json.address(body, "signed_url"));
  }

  private Download open(URI address, long from) {
    Watch watch = files.watch(0);
    try {
      return opened(address, files.open(address, "GET", watch), from, watch);
    } catch (IOException broken) {
      watch.close();
      return new Refused(bought(FalFailures.of(Breakdown.of(broken))));
    }
  }

  private Download opened(URI address, HttpURLConnection connection, long from, Watch watch)
      throws IOException {
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    // A compressed answer would make the range and the length lie.
    connection.setRequestProperty("Accept-Encoding", "identity");
    int status = connection.getResponseCode();
    if (status == 200 || status == 206) {
      return flowing(connection, status, from, watch);
    }
    Answer answer = files.answer(connection, watch);
    watch.close();
    // Nothing is left to go on with when a program ended between the last byte and the next step.
    return status == NOTHING_THERE && from > 0 ? open(address, 0) : new Refused(refusal(answer));
  }

  private Download flowing(HttpURLConnection connection, int status, long from, Watch watch)
      throws IOException {
    watch.close();
    long length = connection.getContentLengthLong();
    // Headers are waited for as for any answer; the body gets the time that its size needs.
    Watch flow = files.watch(length < 0 ? UNKNOWN_BYTES : length);
    InputStream body = files.bounded(connection.getInputStream(), connection, flow, MOST_BYTES);
    if (status == 200) {
      return new Opened(body, 0, length);
    }
    Matcher range = RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
    if (!range.matches() || Long.parseLong(range.group(1)) != from) {
      body.close();
      throw new IOException("the storage answered another part of the video than was asked for");
    }
    return new Opened(body, from, total(range.group(2)));
  }

  private static long total(String text) {
    return text.equals("*") ? UNKNOWN : Long.parseLong(text);
  }

  private Failure refusal(Answer answer) {
    return switch (answer.status()) {
      case 401, 403, 404, 410 ->
          Failure.of(
              FailureCode.RESULT_GONE,
              "the video can no longer be fetched (HTTP " + answer.status() + ")",
              Spend.CERTAIN);
      default ->
          Failure.of(
                  FailureCode.PROVIDER_FAULT,
                  "the storage answered HTTP " + answer.status(),
                  Spend.CERTAIN)
              .retryAfter(failures.retryAfter(answer));
    };
  }

  /** The same failure after the video was paid for. */
  private static Failure bought(Failure failure) {
    return new Failure(
        failure.code(),
        failure.sentence(),
        Spend.CERTAIN,
        failure.providerWords(),
        failure.retryAfter());
  }
}
