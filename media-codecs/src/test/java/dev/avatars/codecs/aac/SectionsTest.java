package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SectionsTest {
  private static final int BANDS = 3;

  private final ScaleFactorBands bands = ScaleFactorBands.of(44_100);
  private final Sections sections = new Sections(bands);

  @Property(tries = 100, seed = "1")
  void noOtherChoiceOfCodebooksTakesFewerBits(
      @ForAll @Size(12) List<@IntRange(min = -9, max = 9) Integer> lines,
      @ForAll @IntRange(min = 0, max = 3) int silent) {
    int[] quantized = new int[1024];
    for (int i = 4 * silent; i < lines.size(); i++) {
      quantized[i] = lines.get(i);
    }
    int least = Integer.MAX_VALUE;
    for (int choice = 0; choice < 12 * 12 * 12; choice++) {
      least = Math.min(least, bits(quantized, digits(choice)));
    }
    assertThat(bits(quantized, sections.choose(quantized, BANDS))).isEqualTo(least);
  }

  private static int[] digits(int choice) {
    return new int[] {choice / 144, choice / 12 % 12, choice % 12};
  }

  /** What a choice costs: 9 bits a section, the lines, and a bit for a zero band that is coded. */
  private int bits(int[] quantized, int[] codebooks) {
    int bits = 0;
    for (int band = 0; band < BANDS; band++) {
      int largest = 0;
      for (int i = bands.start(band); i < bands.end(band); i++) {
        largest = Math.max(largest, Math.abs(quantized[i]));
      }
      int codebook = codebooks[band];
      bits += band == 0 || codebooks[band - 1] != codebook ? 9 : 0;
      if (codebook == 0 ? largest > 0 : !SpectrumCodebook.of(codebook).holds(largest)) {
        return Integer.MAX_VALUE;
      }
      if (codebook > 0) {
        bits += SpectrumCodebook.of(codebook).bits(quantized, bands.start(band), bands.end(band));
        bits += largest == 0 ? 1 : 0;
      }
    }
    return bits;
  }

  @Test
  void noBandsNeedNoCodebooks() {
    assertThat(sections.choose(new int[1024], 0)).isEmpty();
  }
}
