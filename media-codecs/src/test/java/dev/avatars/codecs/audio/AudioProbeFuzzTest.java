package dev.avatars.codecs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.SoundCorpus.TrueSound;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done to a good file, it is measured or refused, and its packets are never more than
 * the file. The timeout only turns a hang into a failure.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AudioProbeFuzzTest {
  private static final long SEED = 20_261_122L;
  private static final int MUTATIONS_EACH = 60;
  private static final int LARGEST = 170_000;
  private static final int HEAD = 700;
  private static final int[] LIES = {0, 1, 7, 0x7F, 0x7FFFFFFF, 0x80000000, -1, 0x00FFFFFF};

  static List<TrueSound> sounds() {
    return SoundCorpus.sounds().stream().filter(sound -> sound.bytes().length < LARGEST).toList();
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void aMutatedFileIsMeasuredOrRefused(TrueSound sound) throws IOException {
    byte[] good = sound.bytes();
    for (int i = 0; i < MUTATIONS_EACH; i++) {
      Random random = new Random(SEED + i);
      byte[] mutated = mutated(good, random);
      assertThat(packetBytes(mutated))
          .as("%s, seed %d", sound.file(), SEED + i)
          .isLessThanOrEqualTo(mutated.length);
    }
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void aChangedOggFileIsMarkedOrAsLongAsBefore(TrueSound sound) {
    byte[] good = sound.bytes();
    AudioFacts before = SoundCorpus.facts(good);
    if (before.container() != AudioContainer.OGG) {
      return;
    }
    for (int i = 0; i < MUTATIONS_EACH; i++) {
      byte[] flipped = flipped(good, new Random(SEED + i), good.length);
      boolean isHonest =
          SoundCorpus.probe(flipped)
              .fold(
                  measured ->
                      !measured.facts().marks().isEmpty()
                          || measured.facts().samples() == before.samples(),
                  refused -> true);
      assertThat(isHonest).as("%s, seed %d", sound.file(), SEED + i).isTrue();
    }
  }

  private static long packetBytes(byte[] bytes) throws IOException {
    ByteSource source = ByteSource.of(bytes);
    Optional<AudioFacts> facts =
        AudioProbe.probe(source)
            .fold(measured -> Optional.of(measured.facts()), refused -> Optional.empty());
    return facts.isEmpty() ? 0 : packetBytes(AudioPackets.open(source, facts.get()));
  }

  private static long packetBytes(AudioPackets packets) throws IOException {
    long sum = 0;
    for (Optional<PacketRun> run = packets.nextRun(); run.isPresent(); run = packets.nextRun()) {
      while (run.get().next()) {
        sum += run.get().length();
      }
    }
    return sum;
  }

  private static byte[] mutated(byte[] good, Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> flipped(good, random, good.length);
      case 1 -> flipped(good, random, HEAD);
      case 2 -> Arrays.copyOf(good, random.nextInt(good.length));
      case 3 -> spliced(good, random, random.nextInt(2000), 0);
      case 4 -> spliced(good, random, 0, random.nextInt(2000));
      case 5 -> lied(good, random, random.nextInt(Math.min(HEAD, good.length - 4)));
      default ->
          lied(good, random, good.length - 4 - random.nextInt(Math.min(3000, good.length - 4)));
    };
  }

  private static byte[] flipped(byte[] good, Random random, int within) {
    byte[] flipped = good.clone();
    int flips = 1 + random.nextInt(20);
    for (int i = 0; i < flips; i++) {
      flipped[random.nextInt(Math.min(within, good.length))] ^= (byte) (1 + random.nextInt(255));
    }
    return flipped;
  }

  /** Takes bytes out at a place and puts others in. */
  private static byte[] spliced(byte[] good, Random random, int in, int out) {
    int at = random.nextInt(good.length);
    int resume = Math.min(good.length, at + out);
    byte[] inserted = new byte[in];
    random.nextBytes(inserted);
    byte[] spliced = Arrays.copyOf(good, at + in + good.length - resume);
    System.arraycopy(inserted, 0, spliced, at, in);
    System.arraycopy(good, resume, spliced, at + in, good.length - resume);
    return spliced;
  }

  /** Puts a lie where sizes and counts are. */
  private static byte[] lied(byte[] good, Random random, int at) {
    byte[] lied = good.clone();
    int lie = LIES[random.nextInt(LIES.length)];
    for (int i = 0; i < 4; i++) {
      lied[at + i] = (byte) (lie >> (24 - 8 * i));
    }
    return lied;
  }
}
