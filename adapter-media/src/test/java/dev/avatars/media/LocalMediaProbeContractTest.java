package dev.avatars.media;

import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.tck.MediaProbeContract;

/** The probe keeps its contract. */
final class LocalMediaProbeContractTest extends MediaProbeContract {
  @Override
  protected MediaProbe open() {
    return new LocalMediaProbe();
  }
}
