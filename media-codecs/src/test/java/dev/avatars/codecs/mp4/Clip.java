package dev.avatars.codecs.mp4;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Access units to write: bytes by chance, as the writer does not look into them.
 *
 * @param video the picture track
 * @param audio the sound track
 * @param presentedSamples how long the sound is
 * @param pictures the pictures that make as long a video, every tenth one a sync sample
 * @param sounds the access units that hold the sound and what goes before it
 */
record Clip(
    VideoTrack video,
    AudioTrack audio,
    long presentedSamples,
    List<byte[]> pictures,
    List<byte[]> sounds) {
  static final int PRIMING = 1024;
  static final byte[] SEQUENCE = {0x67, 66, (byte) 0xC0, 30, 1, 2, 3};
  static final byte[] PICTURE = {0x68, 4, 5};
  private static final byte[] CONFIG = {0x12, 0x08};

  static Clip of(int sampleRate, int channels, long presentedSamples, int framesPerSecond) {
    VideoTrack video = VideoTrack.of(320, 240, framesPerSecond, SEQUENCE, PICTURE);
    AudioTrack audio = new AudioTrack(sampleRate, channels, PRIMING, CONFIG);
    Random random = new Random(presentedSamples);
    return new Clip(
        video,
        audio,
        presentedSamples,
        units(random, video.framesToCover(presentedSamples, sampleRate), 300),
        units(random, (presentedSamples + PRIMING + 1023) / 1024, 90));
  }

  private static List<byte[]> units(Random random, long count, int most) {
    return LongStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] unit = new byte[1 + random.nextInt(most)];
              random.nextBytes(unit);
              return unit;
            })
        .toList();
  }

  static FrameKind kind(int picture) {
    return picture % 10 == 0 ? FrameKind.SYNC : FrameKind.DELTA;
  }

  void addPictures(Mp4Writer writer) throws IOException {
    for (int i = 0; i < pictures.size(); i++) {
      writer.video(pictures.get(i), kind(i));
    }
  }

  void addSounds(Mp4Writer writer) throws IOException {
    for (byte[] unit : sounds) {
      writer.audio(unit, 0, unit.length);
    }
  }

  /** Writes all pictures, then all sound, and reads the file back. */
  Box write(Path folder) throws IOException {
    Path target = folder.resolve("clip.mp4");
    try (Mp4Writer writer = Mp4Writer.create(target, video, audio)) {
      addPictures(writer);
      addSounds(writer);
      writer.finish(presentedSamples);
    }
    return Box.ofFile(Files.readAllBytes(target));
  }

  List<Long> expectedSyncSamples() {
    return IntStream.range(0, pictures.size())
        .filter(i -> kind(i) == FrameKind.SYNC)
        .mapToObj(i -> i + 1L)
        .toList();
  }
}
