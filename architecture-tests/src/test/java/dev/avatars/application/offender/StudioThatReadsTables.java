package dev.avatars.application.offender;

import java.sql.Connection;

/** Offends: SQL stays in the store. */
interface StudioThatReadsTables {
  Connection connection();
}
