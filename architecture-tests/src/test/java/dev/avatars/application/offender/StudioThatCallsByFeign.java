package dev.avatars.application.offender;

import feign.Client;

/** Offends: Feign stays towards fal. */
interface StudioThatCallsByFeign {
  Client client();
}
