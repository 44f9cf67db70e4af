package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Takes files in, by every way that an official client has. */
final class UploadDesk {
  private static final String OCTETS = "application/octet-stream";

  private final Shelf shelf;
  private final Identities identities;
  private final Places places;
  private final TokenDesk tokens;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  UploadDesk(Shelf shelf, Identities identities, Places places, TokenDesk tokens) {
    this.shelf = shelf;
    this.identities = identities;
    this.places = places;
    this.tokens = tokens;
  }

  /** Answers where to put a whole file. */
  HttpAnswer initiate(Incoming incoming) {
    return announced(incoming, "/upload/");
  }

  /** Answers where to put the parts of a file. */
  HttpAnswer initiateMultipart(Incoming incoming) {
    return announced(incoming, "/multipart/");
  }

  /** Takes a whole file at the address that was announced. */
  HttpAnswer put(Incoming incoming) {
    return Optional.ofNullable(uploads.get(last(incoming)))
        .map(upload -> taken(upload, incoming, HttpResponse.empty(200)))
        .orElseGet(() -> refused(404, "Unknown upload"));
  }

  /** Takes one part. */
  HttpAnswer part(Incoming incoming) {
    return Optional.ofNullable(uploads.get(fromEnd(incoming, 2)))
        .map(upload -> part(upload, incoming))
        .orElseGet(() -> refused(404, "Unknown upload"));
  }

  /** Joins the parts, in their order, whatever order they are named in. */
  HttpAnswer complete(Incoming incoming) {
    return Optional.ofNullable(uploads.remove(fromEnd(incoming, 2)))
        .map(upload -> completed(upload, incoming))
        .orElseGet(() -> refused(404, "Unknown upload"));
  }

  /** Takes a whole file from somebody with a token. */
  HttpAnswer cdnUpload(Incoming incoming) {
    if (!tokens.isKnown(incoming.request(), incoming.at())) {
      return refused(401, "Invalid token");
    }
    Upload upload = upload(incoming, name(incoming), contentType(incoming));
    return taken(upload, incoming, accessUrl(upload, ""));
  }

  /** Announces a file in parts to somebody with a token. */
  HttpAnswer cdnMultipart(Incoming incoming) {
    if (!tokens.isKnown(incoming.request(), incoming.at())) {
      return refused(401, "Invalid token");
    }
    Upload upload = upload(incoming, name(incoming), contentType(incoming));
    uploads.put(upload.id(), upload);
    return HttpAnswer.plain(accessUrl(upload, upload.id()));
  }

  void clear() {
    uploads.clear();
  }

  private HttpAnswer announced(Incoming incoming, String way) {
    JsonNode body = Json.tryParse(Bodies.text(incoming.request().body())).orElseGet(Json::object);
    Upload upload =
        upload(
            incoming, body.path("file_name").asText(""), body.path("content_type").asText(OCTETS));
    uploads.put(upload.id(), upload);
    String address = places.at(Surface.CDN, way + upload.id() + "?sig=" + identities.folder());
    return HttpAnswer.plain(
        HttpResponse.json(
            200,
            Json.object()
                .put("upload_url", address)
                .put("file_url", places.at(Surface.CDN, upload.path()))));
  }

  private Upload upload(Incoming incoming, String name, String contentType) {
    HttpHeaders headers = incoming.request().headers();
    Lifecycle lifecycle =
        headers
            .first("X-Fal-Object-Lifecycle")
            .or(() -> headers.first("X-Fal-Object-Lifecycle-Preference"))
            .map(Lifecycle::parse)
            .orElse(Lifecycle.USUAL);
    return new Upload(identities.token(), shelf.newPath(name), contentType, lifecycle);
  }

  private HttpAnswer taken(Upload upload, Incoming incoming, HttpResponse reply) {
    Path file = kept(incoming.request().body());
    shelf.put(upload.path(), file, upload.contentType(), upload.lifecycle(), incoming.at());
    return HttpAnswer.plain(reply);
  }

  private HttpAnswer part(Upload upload, Incoming incoming) {
    int number = number(last(incoming));
    if (number < 1) {
      return refused(400, "Invalid part number");
    }
    String tag = "\"" + identities.token() + "\"";
    upload.parts().put(number, new Part(tag, kept(incoming.request().body())));
    return HttpAnswer.plain(
        HttpResponse.json(200, Json.object().put("partNumber", number).put("etag", tag))
            .with("ETag", tag));
  }

  private HttpAnswer completed(Upload upload, Incoming incoming) {
    JsonNode body = Json.tryParse(Bodies.text(incoming.request().body())).orElseGet(Json::object);
    if (!upload.isComplete(body.path("parts"))) {
      uploads.put(upload.id(), upload);
      return refused(400, "The parts are not those that were uploaded");
    }
    Path file = shelf.newFile();
    upload.join(file);
    shelf.put(upload.path(), file, upload.contentType(), upload.lifecycle(), incoming.at());
    return HttpAnswer.plain(
        HttpResponse.json(
            200, Json.object().put("file_url", places.at(Surface.CDN, upload.path()))));
  }

  private Path kept(RequestBody body) {
    try {
      Path file = shelf.newFile();
      body.moveTo(file);
      return file;
    } catch (IOException diskFull) {
      throw new UncheckedIOException(diskFull);
    }
  }

  private HttpResponse accessUrl(Upload upload, String uploadId) {
    var body = Json.object().put("access_url", places.at(Surface.CDN, upload.path()));
    return HttpResponse.json(200, uploadId.isEmpty() ? body : body.put("uploadId", uploadId));
  }

  private static String name(Incoming incoming) {
    return incoming.request().headers().first("X-Fal-File-Name").orElse("");
  }

  private static String contentType(Incoming incoming) {
    return incoming.request().headers().first("Content-Type").orElse(OCTETS);
  }

  private static String last(Incoming incoming) {
    return fromEnd(incoming, 1);
  }

  private static String fromEnd(Incoming incoming, int places) {
    List<String> segments = incoming.address().segments();
    return segments.size() < places ? "" : segments.get(segments.size() - places);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static HttpAnswer refused(int status, String sentence) {
    return HttpAnswer.plain(Surface.CDN.error(status, sentence));
  }

  /** A part that has arrived. */
  record Part(String tag, Path file) {}
}
