package dev.avatars.codecs.image;

import java.io.IOException;

/** What remains to be done once a file was probed. */
interface Decoding {
  /** Does it. */
  PictureReading run() throws IOException;
}
