package dev.avatars.domain.offender;

/** Offends: domain types are closed and their fields final. */
class OpenDomain {
  String changing = "";
}
