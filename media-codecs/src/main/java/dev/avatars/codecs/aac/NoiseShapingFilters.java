package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Temporal noise shaping of a channel's frame (ISO/IEC 14496-3, 4.6.9): its tns_data(), applied.
 */
final class NoiseShapingFilters {
  private static final int MAX_LONG_ORDER = 20;
  private static final int MAX_SHORT_ORDER = 7;

  private final WindowInfo info;
  private final List<Filter> filters;

  private NoiseShapingFilters(WindowInfo info, List<Filter> filters) {
    this.info = info;
    this.filters = filters;
  }

  static NoiseShapingFilters none(WindowInfo info) {
    return new NoiseShapingFilters(info, List.of());
  }

  static NoiseShapingFilters read(BitReader bits, WindowInfo info) {
    List<Filter> filters = new ArrayList<>();
    int windows = info.isShort() ? 8 : 1;
    for (int window = 0; window < windows; window++) {
      int count = bits.read(info.isShort() ? 1 : 2);
      int resolution = count > 0 ? 3 + bits.read(1) : 0;
      int top = info.allBands();
      for (int i = 0; i < count; i++) {
        Filter filter = readFilter(bits, info, window, top, resolution);
        filters.add(filter);
        top = filter.bottomBand();
      }
    }
    return new NoiseShapingFilters(info, filters);
  }

  private static Filter readFilter(
      BitReader bits, WindowInfo info, int window, int top, int resolution) {
    int bottom = Math.max(0, top - bits.read(info.isShort() ? 4 : 6));
    int order = bits.read(info.isShort() ? 3 : 5);
    int maxOrder = info.isShort() ? MAX_SHORT_ORDER : MAX_LONG_ORDER;
    if (order > maxOrder) {
      throw new CodedDataException(
          "AAC noise shaping of order " + order + "; allowed: " + maxOrder);
    }
    if (order == 0) {
      return new Filter(window, bottom, top, Direction.UPWARD, new double[0]);
    }
    Direction direction = bits.readFlag() ? Direction.DOWNWARD : Direction.UPWARD;
    int coded = resolution - bits.read(1);
    double[] reflection = new double[order];
    for (int i = 0; i < order; i++) {
      reflection[i] = reflection(bits.readSigned(coded), resolution);
    }
    return new Filter(window, bottom, top, direction, predictor(reflection));
  }

  /** Undoes the quantization of a reflection coefficient (4.6.9.3). */
  private static double reflection(int code, int resolution) {
    double steps = (1 << (resolution - 1)) + (code >= 0 ? -0.5 : 0.5);
    return StrictMath.sin(code * StrictMath.PI / (2 * steps));
  }

  /** Turns reflection coefficients into those of the predictor (4.6.9.3). */
  private static double[] predictor(double[] reflection) {
    double[] a = new double[reflection.length];
    for (int m = 0; m < reflection.length; m++) {
      double[] before = a.clone();
      for (int i = 0; i < m; i++) {
        a[i] = before[i] + reflection[m] * before[m - 1 - i];
      }
      a[m] = reflection[m];
    }
    return a;
  }

  /** Filters the lines of a frame in place. */
  void apply(double[] lines) {
    for (Filter filter : filters) {
      filter.apply(lines, info);
    }
  }

  private enum Direction {
    UPWARD,
    DOWNWARD
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Filter(
      int window, int bottomBand, int topBand, Direction direction, double[] predictor) {
    void apply(double[] lines, WindowInfo info) {
      int limit = Math.min(info.noiseShapingBands(), info.bandCount());
      int base = window * info.windowLines();
      int start = base + info.bandOffsets()[Math.min(bottomBand, limit)];
      int end = base + info.bandOffsets()[Math.min(topBand, limit)];
      if (direction == Direction.UPWARD) {
        filter(lines, start, 1, end - start);
      } else {
        filter(lines, end - 1, -1, end - start);
      }
    }

    private void filter(double[] lines, int first, int step, int count) {
      for (int n = 0; n < count; n++) {
        int at = first + n * step;
        double value = lines[at];
        int taps = Math.min(n, predictor.length);
        for (int i = 0; i < taps; i++) {
          value -= predictor[i] * lines[at - (i + 1) * step];
        }
        lines[at] = value;
      }
    }
  }
}
