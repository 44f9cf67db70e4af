package dev.avatars.codecs.iso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import dev.avatars.codecs.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeout only turns a hang into a failure. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Mp4TrimmerTest {
  private static final String INDEX_LAST = "h264_aac_1s.mp4";
  private static final String INDEX_FIRST = "h264_silent_faststart_1s.mp4";
  private static final String REORDERED = "h264_reordered_aac_2s.mp4";
  private static final String PADDED = "h264_padded_aac_2s.mp4";
  private static final long SEED = 20_261_122L;
  private static final int MUTATIONS = 1500;

  @ParameterizedTest
  @ValueSource(strings = {INDEX_LAST, INDEX_FIRST, REORDERED, PADDED})
  void everyCutKeepsTheSamplesBeforeItByteForByte(String file) throws IOException {
    byte[] whole = video(file);
    for (int milliseconds = 1; milliseconds < 1_000; milliseconds += 13) {
      byte[] cut = trimmed(whole, milliseconds);

      assertThat(cut.length).isLessThanOrEqualTo(whole.length);
      for (String track : List.of("vide", "soun")) {
        List<byte[]> kept = samples(cut, track);
        List<byte[]> all = samples(whole, track);
        assertThat(kept)
            .as("%s at %d ms", track, milliseconds)
            .hasSizeBetween(Math.min(1, all.size()), all.size());
        for (int i = 0; i < kept.size(); i++) {
          assertThat(kept.get(i))
              .as("%s %d at %d ms", track, i, milliseconds)
              .isEqualTo(all.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX_LAST, INDEX_FIRST, REORDERED, PADDED})
  void bothTracksEndWithinAMillisecondOfTheCut(String file) throws IOException {
    for (int milliseconds = 40; milliseconds < 1_000; milliseconds += 37) {
      Mp4Facts facts = facts(trimmed(video(file), milliseconds));

      assertThat(facts.isTruncated()).isFalse();
      assertThat(facts.video().toDuration().toMillis())
          .isBetween(milliseconds - 1L, milliseconds + 1L);
      long sound = facts.sound().map(length -> length.toDuration().toMillis()).orElse(0L);
      assertThat(sound)
          .isBetween(facts.sound().isEmpty() ? 0L : milliseconds - 1L, milliseconds + 1L);
    }
  }

  @Test
  void noMoreFramesStayThanAreShown() throws IOException {
    assertThat(facts(trimmed(video(PADDED), 400)).frames()).isEqualTo(10);
    assertThat(facts(trimmed(video(PADDED), 401)).frames()).isEqualTo(11);
  }

  @Test
  void aFrameThatIsShownBeforeTheCutKeepsWhatItWasCodedAfter() throws IOException {
    byte[] whole = video(REORDERED);

    assertThat(facts(trimmed(whole, 400)).frames()).isBetween(10L, 14L);
    assertThat(facts(trimmed(whole, 400)).video()).isNotEqualTo(facts(whole).video());
  }

  @Test
  void aTrackThatEndsBeforeTheCutStaysWhole() throws IOException {
    byte[] whole = video(PADDED);
    byte[] cut = trimmed(whole, 1_200);

    assertThat(facts(cut).sound()).isEqualTo(facts(whole).sound());
    assertThat(samples(cut, "soun")).hasSameSizeAs(samples(whole, "soun"));
    assertThat(facts(cut).video().toDuration().toMillis()).isBetween(1_199L, 1_201L);
  }

  @Test
  void boxesThatKnowNothingOfSamplesStay() throws IOException {
    byte[] strange = joined(box("uuid", 40), video(INDEX_LAST), box("abcd", 3));

    byte[] cut = trimmed(video(INDEX_LAST), 500);

    assertThat(types(trimmed(joined(video(INDEX_LAST), box("abcd", 3)), 500)))
        .containsSubsequence(types(cut))
        .endsWith("abcd");
    assertThat(refusal(strange, 500)).isEqualTo("bytes that are no MP4 file");
  }

  @Test
  void theHeadersTellTheNewLength() throws IOException {
    ByteSource cut = ByteSource.of(trimmed(video(INDEX_LAST), 500));
    Box moov = Boxes.of(cut).next("moov").orElseThrow();
    Box mvhd = Boxes.first(cut, moov, "mvhd").orElseThrow();
    Box trak = Boxes.first(cut, moov, "trak").orElseThrow();
    Box tkhd = Boxes.first(cut, trak, "tkhd").orElseThrow();

    assertThat(DurationField.afterScale(cut, mvhd).value(cut)).isEqualTo(500);
    assertThat(DurationField.afterId(cut, tkhd).value(cut)).isEqualTo(500);
    assertThat(EditList.of(cut, trak).duration()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX_LAST, INDEX_FIRST, REORDERED, PADDED})
  void theSameCutTwiceIsRefusedTheSecondTime(String file) throws IOException {
    byte[] cut = trimmed(video(file), 500);

    assertThat(refusal(cut, 500)).isEqualTo("an MP4 file that ends before the cut");
  }

  @Test
  void whatIsNotUnderstoodIsRefused() throws IOException {
    byte[] whole = video(INDEX_LAST);

    assertThat(refusal(video("h264_aac_fragmented_1s.mp4"), 500))
        .isEqualTo("a fragmented MP4 file");
    assertThat(refusal(whole, 5_000)).isEqualTo("an MP4 file that ends before the cut");
    assertThat(refusal(whole, 0)).isEqualTo("an MP4 file with a track that begins after the cut");
    assertThat(refusal(renamed(whole, "stss", "stz2"), 500))
        .isEqualTo("an MP4 file with a sample table 'stz2'");
    assertThat(refusal(Arrays.copyOf(whole, whole.length - 10), 500))
        .isEqualTo("an MP4 file that was cut before its index (moov) was whole");
    assertThat(refusal(new byte[100], 500)).isEqualTo("bytes that are no MP4 file");
    assertThat(refusal(joined(whole, new byte[5]), 500))
        .isEqualTo("an MP4 file with a box that is cut");
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX_LAST, INDEX_FIRST, REORDERED, PADDED})
  void aMutatedFileIsCutToWhatWasPlannedOrRefused(String file) throws IOException {
    byte[] good = video(file);
    for (int i = 0; i < MUTATIONS; i++) {
      Random random = new Random(SEED + i);
      byte[] mutated = mutated(good, random);
      ByteSource source = ByteSource.of(mutated);
      Optional<TrimmedMp4> trimmed =
          Mp4Trimmer.trim(source, new TrackLength(random.nextInt(2_000), 1_000))
              .fold(Optional::of, refusal -> Optional.empty());
      if (trimmed.isPresent()) {
        assertThat(written(trimmed.get()))
            .as("seed %d", SEED + i)
            .hasSizeLessThan(2 * mutated.length);
      }
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] mutated = good.clone();
    int moov = indexOf(good, "moov");
    int length = Math.min(good.length - moov, 3_000) - 4;
    for (int change = 0; change <= random.nextInt(4); change++) {
      int at = moov + random.nextInt(length);
      int lie = random.nextBoolean() ? random.nextInt() : -random.nextInt(2);
      ByteBuffer.wrap(mutated).putInt(at, random.nextBoolean() ? lie : random.nextInt(300));
    }
    return mutated;
  }

  private static byte[] renamed(byte[] file, String from, String to) {
    byte[] renamed = file.clone();
    int at = indexOf(file, from);
    for (int i = 0; i < to.length(); i++) {
      renamed[at + i] = (byte) to.charAt(i);
    }
    return renamed;
  }

  private static int indexOf(byte[] file, String type) {
    for (int at = 4; at < file.length - 4; at++) {
      if (new String(file, at, 4, StandardCharsets.ISO_8859_1).equals(type)) {
        return at;
      }
    }
    throw new AssertionError("no box " + type);
  }

  private static List<byte[]> samples(byte[] file, String handler) throws IOException {
    ByteSource source = ByteSource.of(file);
    Movie movie = found(Movie.in(source, ""));
    List<byte[]> samples = new ArrayList<>();
    Optional<TrackReader> reader = movie.track(handler);
    if (reader.isPresent()) {
      TrackSamples walk = new TrackSamples(source, found(reader.get().read()));
      while (walk.next()) {
        int from = (int) walk.position();
        samples.add(Arrays.copyOfRange(file, from, from + (int) walk.size()));
      }
      assertThat(walk.isCut()).isFalse();
    }
    return samples;
  }

  private static List<String> types(byte[] file) throws IOException {
    return BoxList.of(ByteSource.of(file)).stream().map(Box::type).toList();
  }

  private static byte[] box(String type, int size) {
    ByteBuffer box = ByteBuffer.allocate(8 + size).putInt(8 + size);
    return box.put(type.getBytes(StandardCharsets.ISO_8859_1)).array();
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static byte[] trimmed(byte[] file, int milliseconds) throws IOException {
    return written(
        found(Mp4Trimmer.trim(ByteSource.of(file), new TrackLength(milliseconds, 1_000))));
  }

  private static byte[] written(TrimmedMp4 trimmed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    trimmed.writeTo(out);
    assertThat(out.size()).isEqualTo((int) trimmed.bytes());
    return out.toByteArray();
  }

  private static String refusal(byte[] file, int milliseconds) throws IOException {
    return Mp4Trimmer.trim(ByteSource.of(file), new TrackLength(milliseconds, 1_000))
        .fold(trimmed -> "cut to " + trimmed.bytes() + " bytes", Refusal::found);
  }

  private static Mp4Facts facts(byte[] file) throws IOException {
    return found(Mp4Probe.probe(ByteSource.of(file)));
  }

  private static <T> T found(Reading<T> reading) {
    return reading.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }

  private static byte[] video(String file) throws IOException {
    try (InputStream in = Mp4TrimmerTest.class.getResourceAsStream("/corpus/video/" + file)) {
      if (in == null) {
        throw new AssertionError("missing from the corpus: " + file);
      }
      return in.readAllBytes();
    }
  }
}
