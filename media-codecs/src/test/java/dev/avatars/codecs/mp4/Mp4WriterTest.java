package dev.avatars.codecs.mp4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4WriterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "44100, 1, 1764, 25",
    "44100, 2, 1, 25",
    "8000, 1, 80000, 25",
    "8000, 1, 7168, 30",
    "11025, 2, 33333, 24",
    "16000, 1, 16001, 60",
    "22050, 2, 227051, 25",
    "48000, 2, 2918400, 30",
    "48000, 1, 2928001, 25",
    "96000, 1, 100000, 50"
  })
  void everyLengthIsPresentedExactly(int rate, int channels, long samples, int framesPerSecond)
      throws IOException {
    Clip clip = Clip.of(rate, channels, samples, framesPerSecond);
    Box file = clip.write(folder);
    Track video = Track.of(file, "vide");
    Track audio = Track.of(file, "soun");

    assertThat(file.only("moov/mvhd").u32(12)).as("movie clock").isEqualTo(rate);
    assertThat(file.only("moov/mvhd").u32(16)).as("movie length").isEqualTo(samples);
    assertThat(audio.presentedInMovieTime()).isEqualTo(samples);
    assertThat(audio.skipped()).isEqualTo(Clip.PRIMING);
    assertThat(audio.timescale()).isEqualTo(rate);
    assertThat(audio.mediaDuration()).isEqualTo(Clip.PRIMING + samples).isEqualTo(sum(audio));
    assertThat(video.presentedInMovieTime()).isEqualTo(samples);
    assertThat(video.skipped()).isZero();
    assertThat(video.timescale()).isEqualTo(90_000);
    assertThat(video.mediaDuration()).isEqualTo(sum(video));
    assertThat(Math.abs(sum(video) * rate - samples * 90_000))
        .as("both end within half a tick")
        .isLessThanOrEqualTo(rate / 2);
  }

  private static long sum(Track track) {
    return track.durations().stream().mapToLong(Long::longValue).sum();
  }

  @ParameterizedTest
  @CsvSource({"44100, 1764", "8000, 80000", "48000, 2928001"})
  void everySampleIsFoundWhereTheTablesSay(int rate, long samples) throws IOException {
    Clip clip = Clip.of(rate, 1, samples, 25);
    Box file = clip.write(folder);
    Track video = Track.of(file, "vide");
    assertThat(video.samples()).containsExactlyElementsOf(clip.pictures());
    assertThat(video.syncSamples()).isEqualTo(clip.expectedSyncSamples());
    assertThat(Track.of(file, "soun").samples()).containsExactlyElementsOf(clip.sounds());
  }

  @Test
  void allButTheLastSampleLastAlike() throws IOException {
    Box file = Clip.of(44_100, 1, 5 * 44_100 + 100, 25).write(folder);
    List<Long> pictures = Track.of(file, "vide").durations();
    assertThat(pictures.subList(0, 125)).containsOnly(3600L);
    assertThat(pictures.subList(125, pictures.size())).containsExactly(204L);
    List<Long> sounds = Track.of(file, "soun").durations();
    assertThat(sounds.subList(0, sounds.size() - 1)).containsOnly(1024L);
    assertThat(sounds.get(sounds.size() - 1)).isEqualTo((1024 + 5 * 44_100 + 100) % 1024);
  }

  @Test
  void theIndexComesFirstAndTheMediaFillsTheRest() throws IOException {
    Clip clip = Clip.of(44_100, 1, 100_000, 25);
    Box file = clip.write(folder);
    assertThat(file.childTypes()).containsExactly("ftyp", "moov", "mdat");
    Box mdat = file.only("mdat");
    assertThat(Track.of(file, "vide").chunkOffsets().get(0)).isEqualTo(mdat.start());
    long bytes =
        clip.pictures().stream().mapToLong(unit -> unit.length).sum()
            + clip.sounds().stream().mapToLong(unit -> unit.length).sum();
    assertThat(mdat.end() - mdat.start()).isEqualTo(bytes);
  }

  @Test
  void theTracksTakeTurnsOfASecond() throws IOException {
    Box file = Clip.of(44_100, 1, 3 * 44_100 + 500, 25).write(folder);
    Track video = Track.of(file, "vide");
    Track audio = Track.of(file, "soun");
    assertThat(video.samplesPerChunk()).containsExactly(25, 25, 25, 1);
    assertThat(audio.samplesPerChunk()).containsExactly(44, 43, 43, 1);
    for (int chunk = 0; chunk < 4; chunk++) {
      assertThat(video.chunkOffsets().get(chunk)).isLessThan(audio.chunkOffsets().get(chunk));
    }
    for (int chunk = 0; chunk < 3; chunk++) {
      assertThat(audio.chunkOffsets().get(chunk)).isLessThan(video.chunkOffsets().get(chunk + 1));
    }
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws IOException {
    Clip clip = Clip.of(22_050, 1, 100_000, 25);
    byte[] picturesFirst = clip.write(folder).bytes();
    Path target = folder.resolve("other.mp4");
    try (Mp4Writer writer = Mp4Writer.create(target, clip.video(), clip.audio())) {
      clip.addSounds(writer);
      clip.addPictures(writer);
      writer.finish(clip.presentedSamples());
    }
    assertThat(target).hasBinaryContent(picturesFirst);
  }

  @Test
  void aPartOfAnArrayIsTakenAsAnAccessUnit() throws IOException {
    Clip clip = Clip.of(44_100, 1, 1000, 25);
    Path target = folder.resolve("part.mp4");
    try (Mp4Writer writer = Mp4Writer.create(target, clip.video(), clip.audio())) {
      clip.addPictures(writer);
      writer.audio(new byte[] {9, 1, 2, 9}, 1, 2);
      writer.audio(new byte[] {3}, 0, 1);
      writer.finish(1000);
    }
    assertThat(Track.of(Box.ofFile(Files.readAllBytes(target)), "soun").samples())
        .containsExactly(new byte[] {1, 2}, new byte[] {3});
  }

  @Test
  void anAccessUnitLargerThanEveryBufferIsWrittenWhole() throws IOException {
    Clip clip = Clip.of(44_100, 1, 1000, 25);
    byte[] large = new byte[200_000];
    large[199_999] = 42;
    Path target = folder.resolve("large.mp4");
    try (Mp4Writer writer = Mp4Writer.create(target, clip.video(), clip.audio())) {
      writer.video(large, FrameKind.SYNC);
      clip.addSounds(writer);
      writer.finish(1000);
    }
    assertThat(Track.of(Box.ofFile(Files.readAllBytes(target)), "vide").samples())
        .containsExactly(large);
  }

  @Test
  void theBrandsAreThoseThatPlayersLookFor() throws IOException {
    Box ftyp = Clip.of(44_100, 1, 1000, 25).write(folder).only("ftyp");
    assertThat(ftyp.text(0, 4)).isEqualTo("isom");
    assertThat(ftyp.text(8, 16)).isEqualTo("isomiso2avc1mp41");
  }

  @Test
  void thePictureTrackSaysSizeColorAndParameterSets() throws IOException {
    Clip clip = Clip.of(44_100, 1, 50_000, 25);
    Track track = Track.of(clip.write(folder), "vide");
    Box entry = track.sampleEntry("avc1");
    assertThat(entry.u16(24)).isEqualTo(320);
    assertThat(entry.u16(26)).isEqualTo(240);
    assertThat(track.trak().only("tkhd").u32(76)).isEqualTo(320 << 16);
    assertThat(track.trak().only("tkhd").u32(80)).isEqualTo(240 << 16);
    assertThat(entry.childTypes()).containsExactly("avcC", "colr", "pasp", "btrt");
    assertThat(entry.only("avcC").bytes())
        .containsExactly(
            1, 66, 0xC0, 30, 0xFF, 0xE1, 0, 7, 0x67, 66, 0xC0, 30, 1, 2, 3, 1, 0, 3, 0x68, 4, 5);
    assertThat(entry.only("colr").bytes()).containsExactly('n', 'c', 'l', 'x', 0, 1, 0, 1, 0, 1, 0);
    assertThat(entry.only("pasp").bytes()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
    assertThat(entry.only("btrt").u32(0))
        .isEqualTo(clip.pictures().stream().mapToInt(unit -> unit.length).max().orElseThrow());
    long bits = clip.pictures().stream().mapToLong(unit -> unit.length * 8L).sum();
    assertThat(entry.only("btrt").u32(8)).isBetween(bits * 44_100 / 50_000, bits);
    assertThat(entry.only("btrt").u32(4)).isGreaterThanOrEqualTo(entry.only("btrt").u32(8));
  }

  @Test
  void aHighProfileSaysItsChromaFormat() throws IOException {
    byte[] sequence = {0x67, 100, 0, 31, 9};
    Clip base = Clip.of(44_100, 1, 1000, 25);
    VideoTrack video = VideoTrack.of(64, 64, 25, sequence, Clip.PICTURE);
    Clip high = new Clip(video, base.audio(), 1000, base.pictures(), base.sounds());
    Box avcC = Track.of(high.write(folder), "vide").sampleEntry("avc1").only("avcC");
    assertThat(avcC.bytes()).endsWith(0x68, 4, 5, 0xFD, 0xF8, 0xF8, 0);
  }

  @Test
  void theSoundTrackCarriesTheDecodersConfiguration() throws IOException {
    Track track = Track.of(Clip.of(48_000, 2, 5000, 25).write(folder), "soun");
    Box entry = track.sampleEntry("mp4a");
    assertThat(entry.u16(16)).isEqualTo(2);
    assertThat(entry.u32(24)).isEqualTo(48_000L << 16);
    Box esds = entry.only("esds");
    assertThat(esds.u8(4)).as("ES_Descriptor").isEqualTo(3);
    assertThat(esds.u8(5)).as("its length").isEqualTo(esds.end() - esds.start() - 6);
    assertThat(esds.u8(9)).as("DecoderConfigDescriptor").isEqualTo(4);
    assertThat(esds.u8(11)).as("AAC").isEqualTo(0x40);
    assertThat(esds.bytes(24, 4)).containsExactly(5, 2, 0x12, 0x08);
    assertThat(esds.bytes(28, 3)).containsExactly(6, 1, 2);
  }

  @Test
  void aRateWithoutRoomInTheSampleEntryIsLeftToTheConfiguration() throws IOException {
    Track track = Track.of(Clip.of(96_000, 1, 5000, 25).write(folder), "soun");
    assertThat(track.sampleEntry("mp4a").u32(24)).isZero();
    assertThat(track.timescale()).isEqualTo(96_000);
  }

  @Test
  void noTimeOfCreationIsKept() throws IOException {
    Box file = Clip.of(44_100, 1, 1000, 25).write(folder);
    assertThat(file.only("moov/mvhd").u64(4)).isZero();
    for (Box trak : file.all("moov/trak")) {
      assertThat(trak.only("tkhd").u64(4)).isZero();
      assertThat(trak.only("mdia/mdhd").u64(4)).isZero();
    }
  }

  @Test
  void aRemarkIsKeptWherePlayersLook() throws IOException {
    Clip clip = Clip.of(44_100, 1, 1000, 25);
    Path target = folder.resolve("remark.mp4");
    try (Mp4Writer writer =
        Mp4Writer.create(target, clip.video(), clip.audio(), "Simulated – preview")) {
      clip.addPictures(writer);
      clip.addSounds(writer);
      writer.finish(1000);
    }
    Box data = Box.ofFile(Files.readAllBytes(target)).only("moov/udta/meta/ilst/\u00A9cmt/data");
    assertThat(data.u32(0)).as("UTF-8").isEqualTo(1);
    assertThat(new String(data.bytes(8, data.end() - data.start() - 8), StandardCharsets.UTF_8))
        .isEqualTo("Simulated – preview");
  }

  @Test
  void withoutARemarkThereIsNoPlaceForIt() throws IOException {
    assertThat(Clip.of(44_100, 1, 1000, 25).write(folder).only("moov").childTypes())
        .containsExactly("mvhd", "trak", "trak");
  }

  @Test
  void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.write(folder.resolve("clip.mp4"), new byte[100_000]);
    Files.write(folder.resolve("clip.mp4.video"), new byte[] {1, 2, 3});
    Box file = Clip.of(44_100, 1, 1000, 25).write(folder);
    assertThat(file.childTypes()).containsExactly("ftyp", "moov", "mdat");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("clip.mp4"));
    }
  }

  @Test
  void theBytesNeverChange() throws IOException, NoSuchAlgorithmException {
    byte[] file = Clip.of(44_100, 2, 123_456, 25).write(folder).bytes();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("412408d821dc080b5fae30b2e2b3769a418b9ca3ccbc18a9bcfde6e9bba278c8");
  }
}
