package dev.avatars.batch;

/** Where the reading of a CSV record is with its quotes. */
enum Quotes {
  /** At the beginning of a cell, where a quote opens one. */
  CELL_BEGINS,
  /** In a cell without quotes, where a quote is a character like any other. */
  OUTSIDE,
  /** In a quoted cell, where a line's end and a separator are characters like any other. */
  INSIDE,
  /** Behind a quote in a quoted cell: its end, unless another quote follows. */
  BEHIND,
  /** Behind a quoted cell that was followed by neither a separator nor a line's end. */
  BROKEN;

  /** How quotes are written. */
  static final String ALLOWED =
      "quotes around a whole cell, and two for each quote within, as in \"she says \"\"hi\"\"\"";

  /** Where it is after another byte. */
  Quotes after(byte b, int separator) {
    return switch (this) {
      case BROKEN -> BROKEN;
      case INSIDE -> b == '"' ? BEHIND : INSIDE;
      case BEHIND -> b == '"' ? INSIDE : outside(b, separator, BROKEN);
      case OUTSIDE -> outside(b, separator, OUTSIDE);
      case CELL_BEGINS -> b == '"' ? INSIDE : outside(b, separator, OUTSIDE);
    };
  }

  /** Whether the record goes on in the next line. */
  boolean isOpen() {
    return this == INSIDE;
  }

  boolean isBroken() {
    return this == BROKEN;
  }

  /** What is wrong with it. */
  String found() {
    return this == INSIDE ? "a quote that never ends" : "text behind the quote that ends a cell";
  }

  private static Quotes outside(byte b, int separator, Quotes otherwise) {
    return b == separator || b == '\r' || b == '\n' ? CELL_BEGINS : otherwise;
  }
}
