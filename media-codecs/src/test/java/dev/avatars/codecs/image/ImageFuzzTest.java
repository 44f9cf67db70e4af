package dev.avatars.codecs.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutations of the corpus, always the same ones: the seed is the file and the round. */
@Timeout(120)
class ImageFuzzTest {
  private static final int PROBE_ROUNDS = 100;
  private static final int DECODE_ROUNDS = 8;
  private static final long MOST_BYTES_OF_A_PROBE = 1 << 20;
  private static final int[] EDGES = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static List<String> files() {
    return ImageCorpus.pictures().stream()
        .map(ImageCorpus.TrueFacts::file)
        .filter(file -> !file.equals("jpg_4000x3000.jpg"))
        .toList();
  }

  static List<String> smallFiles() {
    return files().stream().filter(file -> ImageCorpus.picture(file).length < 60_000).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theProbeAnswersEveryMutationInLittleMemory(String file) {
    byte[] original = ImageCorpus.picture(file);
    for (int round = 0; round < PROBE_ROUNDS; round++) {
      byte[] mutated = mutate(original, file.hashCode() * 1000L + round);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      long pixels = ImageCorpus.probe(mutated).fold(ImageFuzzTest::pixels, refusal -> 0L);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(pixels).as("%s round %d", file, round).isLessThanOrEqualTo(ImageProbe.MAX_PIXELS);
      assertThat(allocated).as("%s round %d", file, round).isLessThan(MOST_BYTES_OF_A_PROBE);
    }
  }

  @ParameterizedTest
  @MethodSource("smallFiles")
  void theReaderAnswersEveryMutation(String file) {
    byte[] original = ImageCorpus.picture(file);
    for (int round = 0; round < DECODE_ROUNDS; round++) {
      byte[] mutated = mutate(original, file.hashCode() * 1000L + round);
      if (ImageCorpus.probe(mutated).fold(ImageFuzzTest::pixels, refusal -> 0L) < 1_000_000) {
        int side =
            PictureReaderTest.read(mutated, 32)
                .fold(decoded -> decoded.picture().width(), none -> 1, refusal -> 1);
        assertThat(side).as("%s round %d", file, round).isBetween(1, 32);
      }
    }
  }

  private static long pixels(ImageFacts facts) {
    return (long) facts.width() * facts.height();
  }

  private static byte[] mutate(byte[] original, long seed) {
    Random random = new Random(seed);
    byte[] bytes = original.clone();
    switch (random.nextInt(5)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> bytes = withInsertion(bytes, random);
      case 2 -> setEdges(bytes, random, Math.min(bytes.length, 256));
      case 3 -> setEdges(bytes, random, bytes.length);
      default ->
          bytes[random.nextInt(Math.min(bytes.length, 128))] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** Extreme values near the start hit the sizes and counts of headers. */
  private static void setEdges(byte[] bytes, Random random, int within) {
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      bytes[random.nextInt(within)] = (byte) EDGES[random.nextInt(EDGES.length)];
    }
  }

  private static byte[] withInsertion(byte[] bytes, Random random) {
    byte[] inserted = new byte[1 + random.nextInt(40)];
    random.nextBytes(inserted);
    int at = random.nextInt(bytes.length);
    return new Bytes()
        .add(Arrays.copyOf(bytes, at))
        .add(inserted)
        .add(Arrays.copyOfRange(bytes, at, bytes.length))
        .toArray();
  }
}
