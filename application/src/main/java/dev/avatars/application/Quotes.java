package dev.avatars.application;

import static java.util.stream.Collectors.joining;

import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.InvalidRequestException;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.MediaProbe.Probed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures, checks and prices drafts. Free: nothing here leaves the machine. */
final class Quotes {
  private final MediaProbe probe;
  private final Catalog catalog;
  private final ProviderId provider;

  Quotes(MediaProbe probe, Catalog catalog, ProviderId provider) {
    this.probe = probe;
    this.catalog = catalog;
    this.provider = provider;
  }

  /** The same, but files that stay as they are are measured once. */
  Quotes remembering() {
    return new Quotes(new RememberingProbe(probe), catalog, provider);
  }

  Quote quote(AvatarRequest request) {
    return Quote.of(request, provider);
  }

  /** The draft measured and checked, or every violation at once. */
  AvatarRequest request(AvatarDraft draft) {
    AvatarModel model = modelOf(draft);
    Measured media = measure(draft);
    try {
      return new AvatarRequest(model, media.portrait, media.speech, draft.prompt());
    } catch (InvalidRequestException refused) {
      throw new AvatarException.RequestRefused(refused.violations());
    }
  }

  /** What is wrong with those files of a draft that are known. */
  List<Violation> violations(Optional<MediaSource> portrait, Optional<MediaSource> speech) {
    return Stream.concat(
            portrait.stream().flatMap(source -> violations(probe.portrait(source))),
            speech.stream().flatMap(source -> violations(probe.speech(source))))
        .toList();
  }

  PriceList prices(AvatarDraft draft) {
    Measured media = measure(draft);
    List<Offer> offers =
        catalog.models().stream().map(model -> offer(model, media, draft.prompt())).toList();
    List<Advice> advice =
        offers.stream()
            .filter(Offer::fits)
            .findFirst()
            .or(() -> offers.stream().findFirst())
            .map(offer -> offer.model().limits().advice(media.portrait, media.speech))
            .orElse(List.of());
    return new PriceList(media.portrait, media.speech, offers, advice);
  }

  private static Offer offer(AvatarModel model, Measured media, String prompt) {
    return new Offer(
        model,
        Quote.expected(model, media.speech.length()),
        Quote.upperBound(model, media.speech.length()),
        model.limits().violations(media.portrait, media.speech, prompt));
  }

  private AvatarModel modelOf(AvatarDraft draft) {
    try {
      return draft.modelFrom(catalog);
    } catch (IllegalArgumentException unknown) {
      throw new AvatarException.RequestRefused(
          List.of(new Violation("model", "one that is not in the catalogue", names())));
    }
  }

  private String names() {
    return catalog.models().stream().map(model -> model.id().value()).collect(joining(", "));
  }

  private Measured measure(AvatarDraft draft) {
    List<Violation> violations = new ArrayList<>();
    Optional<Portrait> portrait =
        probe.portrait(draft.portrait()).fold(Optional::of, refused -> note(violations, refused));
    Optional<Speech> speech =
        probe.speech(draft.speech()).fold(Optional::of, refused -> note(violations, refused));
    if (portrait.isEmpty() || speech.isEmpty()) {
      throw new AvatarException.RequestRefused(violations);
    }
    return new Measured(portrait.get(), speech.get());
  }

  private static Stream<Violation> violations(Probed<?> probed) {
    return probed.fold(measured -> Stream.empty(), Stream::of);
  }

  private static <T> Optional<T> note(List<Violation> violations, Violation violation) {
    violations.add(violation);
    return Optional.empty();
  }

  private record Measured(Portrait portrait, Speech speech) {}
}
