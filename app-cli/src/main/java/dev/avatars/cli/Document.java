package dev.avatars.cli;

/** An object that {@code --json} prints. */
interface Document {
  /** Writes its fields, in the order in which they are printed. */
  void writeTo(Fields fields);
}
