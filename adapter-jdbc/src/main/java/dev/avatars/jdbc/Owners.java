package dev.avatars.jdbc;

/** Which processes there are that lease jobs. */
interface Owners {
  /** The processes cannot be seen: a lease is free when it ends, and not before. */
  Owners UNKNOWN =
      new Owners() {
        @Override
        public String self() {
          return "";
        }

        @Override
        public boolean isGone(String owner) {
          return false;
        }
      };

  /** The name of this process; empty when processes cannot be seen. */
  String self();

  /** Whether a process is known to have ended, so that its leases are free. */
  boolean isGone(String owner);
}
