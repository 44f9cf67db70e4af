package dev.avatars.emulator;

import java.io.IOException;

/** How a response gets onto the wire, or does not. */
interface Transmission {
  void send(HttpExit exit, HttpResponse response) throws IOException;
}
