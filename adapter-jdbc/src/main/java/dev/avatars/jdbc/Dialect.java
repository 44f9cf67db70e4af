package dev.avatars.jdbc;

/** The few words in which the databases differ. Everything else is the same SQL for both. */
enum Dialect {
  /** One writer at a time, so nothing needs a lock of its own. */
  SQLITE("integer primary key", "", "", "select 1"),
  /**
   * Many writers; rows and budgets are locked until the transaction ends. A stronger lock than this
   * one would stand against the share that each new ledger line takes in its account and its job,
   * and two who share would wait for each other.
   */
  POSTGRES(
      "bigint generated always as identity primary key",
      " for no key update",
      " for no key update skip locked",
      "select pg_advisory_xact_lock(4707761361427)");

  private final String numberColumn;
  private final String forUpdate;
  private final String skippingLocked;
  private final String alone;

  Dialect(String numberColumn, String forUpdate, String skippingLocked, String alone) {
    this.numberColumn = numberColumn;
    this.forUpdate = forUpdate;
    this.skippingLocked = skippingLocked;
    this.alone = alone;
  }

  /** The type of a primary key that counts by itself. */
  String numberColumn() {
    return numberColumn;
  }

  /** Ends a query whose rows nobody else may change before the transaction ends. */
  String forUpdate() {
    return forUpdate;
  }

  /** The same, leaving out the rows that another transaction has. */
  String skippingLocked() {
    return skippingLocked;
  }

  /** A query after which no other transaction that asked it runs before this one ends. */
  String alone() {
    return alone;
  }
}
