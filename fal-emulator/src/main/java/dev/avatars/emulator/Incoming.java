package dev.avatars.emulator;

import java.time.Instant;

/**
 * A call on its way through the emulator.
 *
 * @param request what arrived
 * @param address what it is about
 * @param call what kind of call it is
 * @param strikes what goes wrong with it
 * @param at when it arrived
 */
record Incoming(HttpRequest request, Address address, FalCall call, Strikes strikes, Instant at) {
  /** The id of the request that the path names: what follows the last {@code requests}. */
  String requestId() {
    int marker = address.segments().lastIndexOf("requests");
    return marker < 0 || marker + 1 >= address.segments().size()
        ? ""
        : address.segments().get(marker + 1);
  }

  StatusPage.Logs logs() {
    String wish = address.first("logs").orElse("0");
    return wish.equals("1") || wish.equalsIgnoreCase("true")
        ? StatusPage.Logs.WANTED
        : StatusPage.Logs.UNWANTED;
  }
}
