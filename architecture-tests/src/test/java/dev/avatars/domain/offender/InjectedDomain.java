package dev.avatars.domain.offender;

import com.google.inject.Inject;

/** Offends: the domain knows the JDK alone, and Guice stays in the wiring. */
final class InjectedDomain {
  @Inject
  InjectedDomain() {}
}
