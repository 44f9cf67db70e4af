package dev.avatars.codecs.mp4;

/** The two tracks of every file written here, with what the standard's boxes call them. */
enum TrackKind {
  VIDEO(1, "vide", "VideoHandler"),
  AUDIO(2, "soun", "SoundHandler");

  private final int id;
  private final String handlerType;
  private final String handlerName;

  TrackKind(int id, String handlerType, String handlerName) {
    this.id = id;
    this.handlerType = handlerType;
    this.handlerName = handlerName;
  }

  int id() {
    return id;
  }

  String handlerType() {
    return handlerType;
  }

  String handlerName() {
    return handlerName;
  }
}
