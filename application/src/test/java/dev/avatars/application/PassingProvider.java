package dev.avatars.application;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import java.time.Instant;

/** Passes every call on, so that a provider for a test overrides just what it changes. */
abstract class PassingProvider implements AvatarProvider {
  private final AvatarProvider provider;

  PassingProvider(AvatarProvider provider) {
    this.provider = provider;
  }

  @Override
  public ProviderId id() {
    return provider.id();
  }

  @Override
  public Capabilities capabilities() {
    return provider.capabilities();
  }

  @Override
  public AssetStorage assets() {
    return provider.assets();
  }

  @Override
  public VideoDownloads downloads() {
    return provider.downloads();
  }

  @Override
  public Submission submit(SubmitOrder order) {
    return provider.submit(order);
  }

  @Override
  public RenderStatus status(RemoteRef ref) {
    return provider.status(ref);
  }

  @Override
  public Cancellation cancel(RemoteRef ref) {
    return provider.cancel(ref);
  }

  @Override
  public Finding find(StagedMedia media, Instant since) {
    return provider.find(media, since);
  }

  @Override
  public BilledCost billed(RemoteRef ref) {
    return provider.billed(ref);
  }
}
