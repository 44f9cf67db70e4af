package dev.avatars.cli;

import java.io.PrintStream;

/**
 * Prints results on standard output, as text or as one JSON object, and everything meant for people
 * on standard error.
 */
final class Console {
  /** The color of what went wrong, by its ECMA-48 number. */
  static final String RED = "31";

  private static final String YELLOW = "33";

  private final Surroundings surroundings;
  private final boolean json;

  Console(Surroundings surroundings, OutputOptions options) {
    this.surroundings = surroundings;
    this.json = options.isJson(surroundings);
  }

  /** Prints a result: its text for people, or the object for programs. */
  void result(String text, Document document) {
    PrintStream out = surroundings.out();
    out.println(json ? Fields.textOf(document) : text);
    out.flush();
  }

  /** Prints one result of many as one line, of text or of JSON. Thread-safe. */
  void line(String text, Document document) {
    String line = json ? Fields.lineOf(document) : text;
    PrintStream out = surroundings.out();
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  /** Prints a result that has a form of its own. */
  void print(String text) {
    surroundings.out().print(text);
    surroundings.out().flush();
  }

  /** Tells a person something that is no result. */
  void tell(String line) {
    surroundings.err().println(line);
  }

  /** Tells a person something that does not stop the run. */
  void advise(String sentence) {
    tell(marked("note: ", YELLOW) + sentence);
  }

  /** Tells a person why the result is not what was hoped for. */
  void complain(String sentence) {
    tell(marked("error: ", RED) + sentence);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  private String marked(String text, String color) {
    return marked(surroundings, text, color);
  }

  static String marked(Surroundings surroundings, String text, String color) {
    boolean colored = surroundings.isTerminal("err") && !surroundings.isPlain();
    return colored ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
  }
}
