package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/** The samples of a track in all fragments of a file (ISO/IEC 14496-12, 8.8.4 moof, 8.8.6 traf). */
final class FragmentSamples implements Samples {
  private final ByteSource source;
  private final long track;
  private final FragmentDefaults ofTrack;
  private final Boxes file;
  private Optional<Box> moof = Optional.empty();
  private Optional<Boxes> trafs = Optional.empty();
  private Optional<Boxes> truns = Optional.empty();
  private Optional<TrackFragment> fragment = Optional.empty();
  private Optional<RunSamples> run = Optional.empty();
  private long continued;
  private boolean cut;

  FragmentSamples(ByteSource source, long track, FragmentDefaults ofTrack) {
    this.source = source;
    this.track = track;
    this.ofTrack = ofTrack;
    this.file = Boxes.of(source);
  }

  @Override
  public boolean next() throws IOException {
    while (!cut && (run.isEmpty() || !run.get().hasNext())) {
      if (!nextRun()) {
        return false;
      }
    }
    cut = cut || !run.get().next() || !isInside(run.get());
    return !cut;
  }

  private boolean isInside(RunSamples found) {
    return found.position() >= 0 && found.position() <= source.length() - found.size();
  }

  private boolean nextRun() throws IOException {
    Optional<Box> trun = nextInFragment();
    while (trun.isEmpty()) {
      if (!nextTrackFragment()) {
        return false;
      }
      trun = nextInFragment();
    }
    continued = run.isPresent() ? run.get().sampleEnd() : continued;
    run = Optional.of(new RunSamples(source, trun.get(), fragment.get(), continued));
    return true;
  }

  private Optional<Box> nextInFragment() throws IOException {
    return truns.isEmpty() ? Optional.empty() : truns.get().next("trun");
  }

  /** Goes on to the next part of the file that belongs to the track. */
  private boolean nextTrackFragment() throws IOException {
    while (true) {
      Optional<Box> traf = trafs.isEmpty() ? Optional.empty() : trafs.get().next("traf");
      if (traf.isPresent()) {
        if (takeIfOurs(traf.get())) {
          return true;
        }
      } else if (!nextFragment()) {
        return false;
      }
    }
  }

  private boolean nextFragment() throws IOException {
    moof = file.next("moof");
    trafs = moof.map(box -> Boxes.inside(source, box));
    return moof.isPresent();
  }

  private boolean takeIfOurs(Box traf) throws IOException {
    fragment = TrackFragment.of(source, moof.get(), traf, ofTrack);
    boolean isOurs = fragment.isPresent() && fragment.get().track() == track;
    truns = isOurs ? Optional.of(Boxes.inside(source, traf)) : Optional.empty();
    continued = fragment.map(TrackFragment::base).orElse(0L);
    run = Optional.empty();
    return isOurs;
  }

  @Override
  public long position() {
    return run.map(RunSamples::position).orElse(0L);
  }

  @Override
  public long size() {
    return run.map(RunSamples::size).orElse(0L);
  }

  @Override
  public long duration() {
    return run.map(RunSamples::duration).orElse(0L);
  }

  @Override
  public long firstCompositionOffset() throws IOException {
    return run.isPresent() ? run.get().compositionOffset() : 0;
  }

  @Override
  public boolean isCut() {
    return cut;
  }
}
