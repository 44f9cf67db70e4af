package dev.avatars.emulator;

/**
 * What to send, and how.
 *
 * @param response what
 * @param transmission how; as a rule plainly
 * @param told the status that the other side gets to see; 0 for none
 */
record HttpAnswer(HttpResponse response, Transmission transmission, int told) {
  static HttpAnswer plain(HttpResponse response) {
    return new HttpAnswer(response, HttpExit::write, response.status());
  }

  /** The same, sent in another way. */
  HttpAnswer sent(Transmission otherwise) {
    return new HttpAnswer(response, otherwise, told);
  }

  /** The same, of which nothing is sent. */
  HttpAnswer unsent(Transmission instead) {
    return new HttpAnswer(response, instead, 0);
  }

  /** Another response, sent in the same way. */
  HttpAnswer with(HttpResponse other) {
    return new HttpAnswer(other, transmission, told == 0 ? 0 : other.status());
  }
}
