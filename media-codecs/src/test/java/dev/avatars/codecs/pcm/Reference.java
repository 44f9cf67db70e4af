package dev.avatars.codecs.pcm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One line of {@code decoding/reference.tsv}: what another decoder makes of a file. Its README says
 * how the numbers come about.
 *
 * @param file its name
 * @param crc of our own samples
 * @param leastSignalToNoise in dB, or empty where every sample must agree
 * @param segments of 100 ms
 */
record Reference(
    String file, String crc, OptionalDouble leastSignalToNoise, List<Segment> segments) {
  private static final double ROUNDING = 0.051;

  record Segment(double rms, double projection) {
    static Segment parse(String text) {
      String[] parts = text.split(":", 2);
      return new Segment(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }
  }

  static List<Reference> all() {
    String table = new String(Corpus.file("reference.tsv"), StandardCharsets.UTF_8);
    return table.lines().skip(1).map(Reference::parse).toList();
  }

  private static Reference parse(String line) {
    String[] columns = line.split("\t", 4);
    OptionalDouble least =
        columns[2].equals("exact")
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(columns[2]));
    List<Segment> segments =
        Arrays.stream(columns[3].split(" ", -1))
            .filter(text -> !text.isEmpty())
            .map(Segment::parse)
            .toList();
    return new Reference(columns[0], columns[1], least, segments);
  }

  /** The largest difference of a number that was rounded to one decimal. */
  boolean isExact(short[] samples, int stepSamples) {
    for (int i = 0; i < segments.size(); i++) {
      Segment found = measure(samples, i * stepSamples, stepSamples);
      if (Math.abs(found.rms - segments.get(i).rms) > ROUNDING
          || Math.abs(found.projection - segments.get(i).projection) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  /** The estimated ratio of the reference to what differs from it, in dB. */
  double signalToNoise(short[] samples, int stepSamples) {
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment found = measure(samples, i * stepSamples, stepSamples);
      double difference = found.projection - segments.get(i).projection;
      signal += segments.get(i).rms * segments.get(i).rms;
      noise += difference * difference;
    }
    return 10 * Math.log10(signal / Math.max(noise, 1e-9));
  }

  private static Segment measure(short[] samples, int from, int count) {
    double energy = 0;
    double projection = 0;
    int state = 1;
    for (int i = from; i < from + count; i++) {
      state = state * 1_664_525 + 1_013_904_223;
      energy += (double) samples[i] * samples[i];
      projection += state < 0 ? -samples[i] : samples[i];
    }
    return new Segment(Math.sqrt(energy / count), projection / Math.sqrt(count));
  }

  @Override
  public String toString() {
    return file;
  }
}
