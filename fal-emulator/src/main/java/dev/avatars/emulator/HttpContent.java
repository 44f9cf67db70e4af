package dev.avatars.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** The body of a response. */
interface HttpContent {
  HttpContent NOTHING = of(new byte[0]);

  /** Its size in bytes; nothing when only the end tells. */
  OptionalLong length();

  void writeTo(OutputStream out) throws IOException;

  static HttpContent of(byte[] bytes) {
    return new HttpContent() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(bytes.length);
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** A body that is written as long as there is something to say. */
  static HttpContent open(Writer writer) {
    return new HttpContent() {
      @Override
      public OptionalLong length() {
        return OptionalLong.empty();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
      }
    };
  }

  /** A body of known size that is written when it is sent. */
  static HttpContent sized(long length, Writer writer) {
    return new HttpContent() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(length);
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
      }
    };
  }

  /** Writes a body. */
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }
}
