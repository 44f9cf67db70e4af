package dev.avatars.codecs.ogg;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures link after link of a chain. Pages that begin streams stand together before all others of
 * a link (RFC 3533, 4), and the first of them with sound is the one that counts.
 */
final class ChainMeasure {
  /** More are no chain that anybody recorded; the list must not grow with a hostile file. */
  private static final int MOST_LINKS = 1000;

  private final OggPages pages;
  private final List<OggLink> links = new ArrayList<>();
  private Optional<LinkMeasure> current = Optional.empty();
  private Optional<Mapping> first = Optional.empty();
  private boolean isBetweenBeginnings = true;
  private boolean isMixed;
  private boolean isUnready;
  private boolean isCut;
  private boolean isDamaged;

  ChainMeasure(ByteSource source) {
    this.pages = new OggPages(source, 0, source.length());
  }

  Reading<OggSound> measured() throws IOException {
    while (pages.next() && links.size() < MOST_LINKS && !isMixed) {
      takePage();
    }
    endLink();
    return first.map(this::reading).orElseGet(() -> refused("an Ogg file without sound"));
  }

  private void takePage() {
    if (!pages.beginsStream()) {
      isBetweenBeginnings = false;
      current.ifPresent(link -> link.take(pages));
      return;
    }
    if (!isBetweenBeginnings) {
      isBetweenBeginnings = true;
      endLink();
    }
    if (current.isEmpty()) {
      current = LogicalStream.begunBy(pages).map(stream -> new LinkMeasure(stream, pages));
    }
  }

  private void endLink() {
    current.ifPresent(this::take);
    current = Optional.empty();
  }

  private void take(LinkMeasure link) {
    Mapping mapping = link.mapping();
    first = first.or(() -> Optional.of(mapping));
    isMixed |= !first.get().codec().equals(mapping.codec());
    isMixed |= first.get().sampleRate() != mapping.sampleRate();
    isUnready |= !mapping.isReady();
    isDamaged |= link.isDamaged();
    isCut |= !link.hasEnded();
    if (link.link().samples() > 0) {
      links.add(link.link());
    }
  }

  private Reading<OggSound> reading(Mapping mapping) {
    if (isMixed) {
      return refused("an Ogg chain of streams with different codecs or sample rates");
    }
    if (links.size() >= MOST_LINKS) {
      return refused("an Ogg chain of %d streams or more".formatted(MOST_LINKS));
    }
    if (links.isEmpty()) {
      return refused(
          isUnready ? "an Ogg file with unreadable headers" : "an Ogg file without sound");
    }
    return Reading.of(sound(mapping));
  }

  private OggSound sound(Mapping mapping) {
    OggSound.Condition condition =
        new OggSound.Condition(isCut || pages.isCut(), isDamaged || pages.damage() > 0);
    return new OggSound(
        mapping.codec(), mapping.sampleRate(), mapping.channels(), links, condition);
  }

  private static Reading<OggSound> refused(String found) {
    return Reading.refused(found, OggSound.ALLOWED);
  }
}
