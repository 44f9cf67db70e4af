/** The durable job store and ledger: one schema on SQLite and PostgreSQL. */
@NullMarked
package dev.avatars.jdbc;

import org.jspecify.annotations.NullMarked;
