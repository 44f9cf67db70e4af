package dev.avatars.codecs.iso;

import dev.avatars.codecs.mpeg.MpegFormat;
import java.util.Optional;

/** Turns the walked time of a sound track into samples that are presented. */
final class SoundMeasure {
  private final SoundTrack sound;
  private final TrackTime time;

  SoundMeasure(SoundTrack sound, TrackTime time) {
    this.sound = sound;
    this.time = time;
  }

  /**
   * The measured track.
   *
   * @param format what the first frame of MPEG audio says, where it is such
   */
  IsoSound sound(Optional<MpegFormat> format) {
    SoundEntry entry = sound.entry();
    int rate = format.map(MpegFormat::sampleRate).orElse(entry.sampleRate());
    int samplesPerPacket = format.map(MpegFormat::samplesPerFrame).orElse(entry.samplesPerPacket());
    long ticksPerPacket = Ticks.rescale(samplesPerPacket, sound.track().timescale(), rate);
    long ticks = ticks(ticksPerPacket);
    Presentation part = Presentation.of(ticks, 0, sound.track(), sound.movie().timescale());
    return new IsoSound(
        entry.codec(),
        rate,
        format.map(MpegFormat::channels).orElse(entry.channels()),
        samples(part.lead(), rate),
        samples(part.length(), rate),
        new IsoSound.Condition(isCut(), isContradictory(ticksPerPacket)));
  }

  private long samples(long ticks, int rate) {
    return Ticks.rescale(ticks, rate, sound.track().timescale());
  }

  private boolean isCut() {
    return time.isCut() || sound.movie().isCut();
  }

  /** Times that promise more than the packets decode to are not believed. */
  private long ticks(long ticksPerPacket) {
    return isTooLong(ticksPerPacket) ? Ticks.times(time.samples(), ticksPerPacket) : time.ticks();
  }

  private boolean isTooLong(long ticksPerPacket) {
    return ticksPerPacket > 0 && time.ticks() > Ticks.times(time.samples() + 1, ticksPerPacket);
  }

  private boolean isTooShort(long ticksPerPacket) {
    return time.ticks() < Ticks.times(Math.max(0, time.samples() - 2), ticksPerPacket);
  }

  private boolean isContradictory(long ticksPerPacket) {
    return isTooLong(ticksPerPacket) || isTooShort(ticksPerPacket);
  }
}
