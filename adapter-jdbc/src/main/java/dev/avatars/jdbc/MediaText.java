package dev.avatars.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.domain.model.ProviderId;
import java.util.Collection;

/** Pictures, speech, videos and the provider's addresses as JSON. */
final class MediaText {
  private MediaText() {}

  static ObjectNode write(Portrait portrait) {
    ObjectNode node = Json.object();
    node.set("source", write(portrait.source()));
    node.put("format", portrait.format().name());
    node.put("width", portrait.width());
    node.put("height", portrait.height());
    node.put("bytes", portrait.bytes());
    node.put("sha256", portrait.digest().hex());
    names(node, "marks", portrait.marks());
    return node;
  }

  static Portrait portrait(Fields fields) {
    return new Portrait(
        source(fields.object("source")),
        fields.choice("format", ImageFormat.class),
        fields.integer("width"),
        fields.integer("height"),
        fields.number("bytes"),
        fields.digest("sha256"),
        fields.choices("marks", MediaMark.class));
  }

  static ObjectNode write(Speech speech) {
    ObjectNode node = Json.object();
    node.set("source", write(speech.source()));
    node.put("format", speech.format().name());
    node.put("codec", speech.codec());
    node.put("length", Fields.text(speech.length()));
    node.put("channels", speech.channels());
    node.put("bytes", speech.bytes());
    node.put("sha256", speech.digest().hex());
    names(node, "marks", speech.marks());
    return node;
  }

  static Speech speech(Fields fields) {
    return new Speech(
        source(fields.object("source")),
        fields.choice("format", AudioFormat.class),
        fields.text("codec"),
        fields.length("length"),
        fields.integer("channels"),
        fields.number("bytes"),
        fields.digest("sha256"),
        fields.choices("marks", MediaMark.class));
  }

  static ObjectNode write(StoredVideo video) {
    ObjectNode node = Json.object();
    node.put("file", video.file().toString());
    node.put("bytes", video.bytes());
    node.put("sha256", video.digest().hex());
    node.put("width", video.facts().width());
    node.put("height", video.facts().height());
    node.put("picture", Fields.text(video.facts().picture()));
    node.put("sound", Fields.text(video.facts().sound()));
    names(node, "flags", video.flags());
    return node;
  }

  static StoredVideo storedVideo(Fields fields) {
    VideoFacts facts =
        new VideoFacts(
            fields.integer("width"),
            fields.integer("height"),
            fields.length("picture"),
            fields.length("sound"));
    return new StoredVideo(
        fields.file("file"),
        fields.number("bytes"),
        fields.digest("sha256"),
        facts,
        fields.choices("flags", StoredVideo.Flag.class));
  }

  static ObjectNode write(RemoteVideo video) {
    ObjectNode node = Json.object();
    node.put("url", video.url().toString());
    node.put("declared bytes", video.declaredBytes());
    return node;
  }

  static RemoteVideo remoteVideo(Fields fields) {
    return new RemoteVideo(fields.url("url"), fields.number("declared bytes"));
  }

  static ObjectNode write(StagedMedia media) {
    ObjectNode node = Json.object();
    node.put("portrait", media.portrait().toString());
    node.put("speech", media.speech().toString());
    return node;
  }

  static StagedMedia stagedMedia(Fields fields) {
    return new StagedMedia(fields.url("portrait"), fields.url("speech"));
  }

  static ObjectNode write(RemoteRef ref) {
    ObjectNode node = Json.object();
    node.put("provider", ref.provider().value());
    node.put("request id", ref.requestId());
    ObjectNode urls = node.putObject("urls");
    ref.urls().keySet().stream()
        .sorted()
        .forEach(name -> urls.put(name, String.valueOf(ref.urls().get(name))));
    return node;
  }

  static RemoteRef remoteRef(Fields fields) {
    return new RemoteRef(
        fields.as("provider", "a provider", ProviderId::new),
        fields.text("request id"),
        fields.urls("urls"));
  }

  /** Writes the names of some constants in their order. */
  static void names(ObjectNode node, String field, Collection<? extends Enum<?>> values) {
    var list = node.putArray(field);
    values.stream().map(Enum::name).sorted().forEach(list::add);
  }

  private static ObjectNode write(MediaSource source) {
    return Json.object().put("file", source.path().toString());
  }

  private static MediaSource source(Fields fields) {
    return MediaSource.file(fields.file("file"));
  }
}
