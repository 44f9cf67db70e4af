package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Providers that each break one rule. */
final class LawlessProviders {
  private LawlessProviders() {}

  @Breaks("P-1")
  static final class NamesAnotherProvider extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  return super.submit(order)
                      .<Submission>fold(
                          accepted -> new Submission.Accepted(elsewhere(accepted.ref())),
                          refused -> refused,
                          unconfirmed -> unconfirmed);
                }
              });
    }

    private static RemoteRef elsewhere(RemoteRef ref) {
      return RemoteRef.of(new ProviderId("elsewhere"), ref.requestId());
    }
  }

  @Breaks("P-2")
  static final class StartsTwice extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  Submission first = super.submit(order);
                  return first instanceof Submission.Accepted ? super.submit(order) : first;
                }

                @Override
                public Finding find(StagedMedia media, Instant since) {
                  return latest(farSide, media);
                }
              });
    }

    private static Finding latest(FarSide farSide, StagedMedia media) {
      return farSide.renders().stream()
          .filter(render -> render.order().media().speech().equals(media.speech()))
          .reduce((earlier, later) -> later)
          .<Finding>map(render -> new Finding.Found(render.ref()))
          .orElse(Finding.NOTHING);
    }
  }

  @Breaks("P-2")
  static final class RepeatsALostSubmit extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  Submission first = super.submit(order);
                  return first instanceof Submission.Unconfirmed ? super.submit(order) : first;
                }
              });
    }
  }

  @Breaks("P-3")
  static final class CallsALostReplyARefusal extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  return super.submit(order)
                      .<Submission>fold(
                          accepted -> accepted,
                          refused -> refused,
                          lost ->
                              new Submission.Refused(
                                  Failure.free(FailureCode.PROVIDER_FAULT, lost.evidence())));
                }
              });
    }
  }

  @Breaks("P-4")
  static final class StartsAndRefuses extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  Submission outcome = super.submit(order);
                  if (outcome instanceof Submission.Refused) {
                    farSide.start(order, id());
                  }
                  return outcome;
                }
              });
    }
  }

  @Breaks("P-4")
  static final class BlamesTheRequestForTheKey extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  return farSide.situation() == Situation.REFUSES_THE_KEY
                      ? new Submission.Refused(
                          Failure.free(FailureCode.REQUEST_REFUSED, "bad request"))
                      : super.submit(order);
                }
              });
    }
  }

  @Breaks("P-5")
  static final class ForgetsTheWait extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Submission submit(SubmitOrder order) {
                  return farSide.situation() == Situation.THROTTLES
                      ? new Submission.Refused(Failure.free(FailureCode.THROTTLED, "too many"))
                      : super.submit(order);
                }
              });
    }
  }

  @Breaks("P-6")
  static final class StatusStartsAgain extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public RenderStatus status(RemoteRef ref) {
                  farSide.find(ref).ifPresent(found -> farSide.start(found.order(), id()));
                  return super.status(ref);
                }
              });
    }
  }

  @Breaks("P-7")
  static final class ThrowsAtStrangers extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public RenderStatus status(RemoteRef ref) {
                  if (farSide.find(ref).isEmpty()) {
                    throw new IllegalStateException("404");
                  }
                  return super.status(ref);
                }
              });
    }
  }

  @Breaks("P-8")
  static final class CannotBeDownloaded extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public VideoDownloads downloads() {
                  Failure gone = Failure.of(FailureCode.RESULT_GONE, "404", Spend.CERTAIN);
                  return (video, from) -> new VideoDownloads.Refused(gone);
                }
              });
    }
  }

  @Breaks("P-8")
  static final class AlwaysSendsTheStart extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public VideoDownloads downloads() {
                  byte[] all = SampleMedia.speakingVideo();
                  return (video, from) ->
                      new VideoDownloads.Opened(new ByteArrayInputStream(all), from, all.length);
                }
              });
    }
  }

  @Breaks("P-8")
  static final class RefusesAnEmptyRest extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public VideoDownloads downloads() {
                  Failure range = Failure.of(FailureCode.PROVIDER_FAULT, "416", Spend.CERTAIN);
                  int all = SampleMedia.speakingVideo().length;
                  return (video, from) ->
                      from < all
                          ? super.downloads().open(video, from)
                          : new VideoDownloads.Refused(range);
                }
              });
    }
  }

  @Breaks("P-9")
  static final class NeverFails extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public RenderStatus status(RemoteRef ref) {
                  return farSide.situation() == Situation.FAILS_RENDERING
                      ? new RenderStatus.Rendering(99, List.of())
                      : super.status(ref);
                }
              });
    }
  }

  @Breaks("P-9")
  static final class CallsABilledFailureFree extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public RenderStatus status(RemoteRef ref) {
                  return farSide.situation() == Situation.FAILS_RENDERING
                      ? new RenderStatus.Failed(Failure.free(FailureCode.RENDER_FAILED, "failed"))
                      : super.status(ref);
                }

                @Override
                public BilledCost billed(RemoteRef ref) {
                  return farSide.situation() == Situation.FAILS_RENDERING
                      ? Samples.billed(FarSide.BILL)
                      : super.billed(ref);
                }
              });
    }
  }

  @Breaks("P-10")
  static final class AlwaysSaysRemoved extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Cancellation cancel(RemoteRef ref) {
                  return Cancellation.REMOVED;
                }
              });
    }
  }

  @Breaks("P-11")
  static final class SearchesInVain extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          ReferenceStage.BARE,
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Finding find(StagedMedia media, Instant since) {
                  return farSide.renders().isEmpty() ? Finding.NOTHING : super.find(media, since);
                }
              });
    }
  }

  @Breaks("P-11")
  static final class CancelsThoughItCannot extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          ReferenceStage.BARE,
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Cancellation cancel(RemoteRef ref) {
                  return isStarted(farSide, ref) ? Cancellation.REQUESTED : super.cancel(ref);
                }
              });
    }

    private static boolean isStarted(FarSide farSide, RemoteRef ref) {
      return farSide.situation() != Situation.UNREACHABLE
          && farSide.find(ref).filter(found -> found.stage() != FarSide.Stage.DONE).isPresent();
    }
  }

  @Breaks("P-12")
  static final class FindsTheLatestOfAll extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public Finding find(StagedMedia media, Instant since) {
                  return farSide.renders().stream()
                      .reduce((earlier, later) -> later)
                      .<Finding>map(render -> new Finding.Found(render.ref()))
                      .orElse(Finding.NOTHING);
                }
              });
    }
  }

  /** Lists late and says that it saw everything. */
  @Breaks("P-12")
  static final class CallsItsBlindSpotComplete extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                private final List<StagedMedia> unseen = new ArrayList<>();

                @Override
                public Submission submit(SubmitOrder order) {
                  Submission outcome = super.submit(order);
                  if (outcome instanceof Submission.Unconfirmed) {
                    unseen.add(order.media());
                  }
                  return outcome;
                }

                @Override
                public Finding find(StagedMedia media, Instant since) {
                  return unseen.contains(media) && farSide.started() > 1
                      ? new Finding.Nothing(Optional.of(Samples.NOON))
                      : super.find(media, since);
                }
              });
    }
  }

  @Breaks("P-13")
  static final class BillsItsEstimate extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public BilledCost billed(RemoteRef ref) {
                  return super.billed(ref)
                      .fold(known -> Samples.billed(Money.usd("0.1405")), () -> BilledCost.PENDING);
                }
              });
    }
  }

  @Breaks("P-13")
  static final class BillsBeforeTheEnd extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public BilledCost billed(RemoteRef ref) {
                  return farSide.situation() == Situation.ACCEPTS
                      ? Samples.billed(FarSide.BILL)
                      : super.billed(ref);
                }
              });
    }
  }

  @Breaks("P-15")
  static final class KnowsNoIdsFromElsewhere extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public RemoteRef ref(String requestId, AvatarModel model) {
                  return super.ref("by-hand-" + requestId, model);
                }
              });
    }
  }

  @Breaks("P-14")
  static final class FailsJobsThatItCannotAskAbout extends AvatarProviderContract {
    @Override
    protected ProviderStage stage() {
      return ReferenceStage.bent(
          (lawful, farSide) ->
              new Bent.Provider(lawful) {
                @Override
                public RenderStatus status(RemoteRef ref) {
                  return farSide.situation() == Situation.UNREACHABLE
                      ? new RenderStatus.Failed(Failure.free(FailureCode.UNREACHABLE, "no answer"))
                      : super.status(ref);
                }
              });
    }
  }
}
