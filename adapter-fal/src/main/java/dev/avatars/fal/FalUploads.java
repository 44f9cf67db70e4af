package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.fal.Watchdog.Watch;
import dev.avatars.ports.AssetStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * fal's storage: a place is asked for with the key, the bytes go there without it.
 *
 * <p>A portrait is uploaded once per content while its address lives, a speech once per job under a
 * name that carries the job's id. Files are streamed, whatever their size, and checked on the way.
 * Thread-safe.
 */
final class FalUploads implements AssetStorage {
  private static final int MOST_PORTRAITS = 10_000;

  private final FalLine line;
  private final KeylessLine files;
  private final FalFailures failures;
  private final FalSettings settings;
  private final OriginSet stores;
  private final Cache<Sha256, URI> portraits;

  FalUploads(FalLine line, KeylessLine files, FalFailures failures, FalSettings settings) {
    this.line = line;
    this.files = files;
    this.failures = failures;
    this.settings = settings;
    this.stores = settings.hosts().stores();
    this.portraits =
        Caffeine.newBuilder()
            .ticker(FalPrices.ticker(settings.clock()))
            .expireAfterWrite(settings.portraitReuse())
            .maximumSize(MOST_PORTRAITS)
            .build();
  }

  @Override
  public Upload store(Portrait portrait) {
    return Optional.ofNullable(portraits.getIfPresent(portrait.digest()))
        .<Upload>map(Stored::new)
        .orElseGet(() -> kept(portrait, upload(MeasuredFile.of(portrait))));
  }

  private Upload kept(Portrait portrait, Upload upload) {
    return upload.<Upload>fold(
        url -> {
          portraits.put(portrait.digest(), url);
          return new Stored(url);
        },
        Refused::new);
  }

  @Override
  public Upload store(Speech speech, JobId job) {
    return upload(MeasuredFile.of(speech, job));
  }

  private Upload upload(MeasuredFile file) {
    Reply reply = line.post(place(), life(), request(file));
    return reply
        .fold(Optional::of, broken -> Optional.<Answer>empty())
        .filter(Answer::isSuccess)
        .flatMap(Answer::json)
        .flatMap(UploadTicket::from)
        .map(ticket -> upload(file, ticket))
        .orElseGet(() -> new Refused(failures.ofQuestion(reply)));
  }

  private URI place() {
    return URI.create(
        RequestUrls.under(settings.hosts().rest(), "storage/upload/initiate")
            + "?storage_type=fal-cdn-v3");
  }

  private static JsonNode request(MeasuredFile file) {
    return Json.object().put("content_type", file.mediaType()).put("file_name", file.name());
  }

  /**
   * What the initiation of an upload answers.
   *
   * @param uploadUrl where the bytes go
   * @param fileUrl where they are read then
   */
  record UploadTicket(URI uploadUrl, URI fileUrl) {
    static Optional<UploadTicket> from(JsonNode body) {
      return Json.address(body, "upload_url")
          .flatMap(
              upload -> Json.address(body, "file_url").map(file -> new UploadTicket(upload, file)));
    }
  }

  private Upload upload(MeasuredFile file, UploadTicket ticket) {
    if (!stores.has(ticket.uploadUrl())) {
      return refused(
          FailureCode.PROVIDER_FAULT,
          "upload url: found host '" + ticket.uploadUrl().getHost() + "'; allowed: " + stores);
    }
    try (Watch watch = files.watch(file.bytes());
        InputStream bytes = file.open()) {
      return put(file, bytes, ticket, watch);
    } catch (FileChangedException changed) {
      return refused(FailureCode.REQUEST_REFUSED, String.valueOf(changed.getMessage()));
    } catch (FileUnreadableException unreadable) {
      return refused(FailureCode.REQUEST_REFUSED, String.valueOf(unreadable.getMessage()));
    } catch (IOException broken) {
      return new Refused(FalFailures.of(Breakdown.of(broken)));
    }
  }

  private Upload put(MeasuredFile file, InputStream bytes, UploadTicket ticket, Watch watch)
      throws IOException {
    HttpURLConnection connection = files.open(ticket.uploadUrl(), "PUT", watch);
    connection.setRequestProperty("Content-Type", file.mediaType());
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(file.bytes());
    try {
      send(file, bytes, connection);
    } catch (FileChangedException | FileUnreadableException ours) {
      connection.disconnect();
      throw ours;
    }
    Answer answer = files.answer(connection, watch);
    return answer.isSuccess()
        ? new Stored(ticket.fileUrl())
        : new Refused(failures.ofQuestion(answer));
  }

  private static void send(MeasuredFile file, InputStream bytes, HttpURLConnection connection)
      throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      file.copy(bytes, out);
    }
  }

  private static Upload refused(FailureCode code, String sentence) {
    return new Refused(Failure.free(code, sentence));
  }

  private Map<String, String> life() {
    return SubmitHeaders.ofUpload(settings.privacy())
        .map(life -> Map.of(SubmitHeaders.LIFE_OF_UPLOAD, life))
        .orElse(Map.of());
  }
}
