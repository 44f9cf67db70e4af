package dev.avatars.codecs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.audio.SoundCorpus.TrueSound;
import dev.avatars.codecs.riff.WaveEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AudioPacketsTest {
  static List<TrueSound> sounds() {
    return SoundCorpus.sounds();
  }

  @ParameterizedTest
  @MethodSource("sounds")
  void everyRunOfEverySoundHasPacketsAndPromisesWhatWasMeasured(TrueSound sound)
      throws IOException {
    byte[] bytes = sound.bytes();
    AudioFacts facts = SoundCorpus.facts(bytes);
    AudioPackets packets = AudioPackets.open(ByteSource.of(bytes), facts);

    for (AudioRun run : facts.runs()) {
      PacketRun opened = packets.nextRun().orElseThrow();
      assertThat(opened.lead()).isEqualTo(run.lead());
      assertThat(opened.samples()).isEqualTo(run.samples());
      assertThat(opened.next()).isTrue();
      assertThat(opened.length()).isPositive();
    }
    assertThat(packets.nextRun()).isEmpty();
  }

  @Test
  void theSameFramesComeOutOfAdtsAndOfMp4() throws IOException {
    List<byte[]> adts = packets("aac_adts_10s.aac");

    assertThat(adts).hasSize(433);
    assertThat(packets("m4a_aac_10s.m4a")).containsExactlyElementsOf(adts);
    assertThat(packets("m4a_aac_faststart_10s.m4a")).containsExactlyElementsOf(adts);
    assertThat(packets("m4a_aac_fragmented_10s.m4a")).containsExactlyElementsOf(adts);
    assertThat(packets("aac_adts_id3_10s.aac")).containsExactlyElementsOf(adts);
  }

  @Test
  void theSameFramesComeOutOfMp3InsideOfWavAndOfMp4() throws IOException {
    List<byte[]> wav = packets("wav_mp3inside_10s.wav");

    assertThat(wav).hasSize(385);
    assertThat(packets("m4a_mp3inside_10s.m4a")).containsExactlyElementsOf(wav);
  }

  @Test
  void theInfoFrameIsNoPacket() throws IOException {
    assertThat(packets("mp3_vbr_v4_10s_xing.mp3"))
        .containsExactlyElementsOf(packets("mp3_vbr_v4_10s_noxing.mp3"));
  }

  @Test
  void packetsOfPlainSamplesAreWholeBlocksAndAllOfThem() throws IOException {
    List<byte[]> packets = packets("wav_ext24_stereo_10s.wav");

    assertThat(packets).allMatch(packet -> packet.length % 6 == 0);
    assertThat(packets.stream().mapToInt(packet -> packet.length).sum()).isEqualTo(441_604 * 6);
  }

  @Test
  void aPacketOfAdpcmIsOneBlock() throws IOException {
    assertThat(packets("wav_ima_adpcm_10s.wav")).hasSize(217).allMatch(p -> p.length == 1024);
  }

  @Test
  void vorbisHeadersAreGivenWithAnEmptyComment() throws IOException {
    CodecSetup.Vorbis setup = (CodecSetup.Vorbis) setup("ogg_vorbis_10s.ogg");

    assertThat(setup.identification().toArray()).startsWith(1, 'v', 'o', 'r', 'b', 'i', 's');
    assertThat(setup.comment().toArray()).startsWith(3, 'v', 'o', 'r', 'b', 'i', 's').hasSize(16);
    assertThat(setup.setup().toArray()).startsWith(5, 'v', 'o', 'r', 'b', 'i', 's');
  }

  @Test
  void opusPacketsFollowTheTagsEvenWhenThoseCarryAPicture() throws IOException {
    assertThat(packets("ogg_opus_art_10s.ogg"))
        .containsExactlyElementsOf(packets("ogg_opus_10s.ogg"));
    assertThat(((CodecSetup.Opus) setup("ogg_opus_art_10s.ogg")).head().toArray())
        .startsWith('O', 'p', 'u', 's', 'H', 'e', 'a', 'd');
  }

  @Test
  void everySetupAnswersItsOwnCase() throws IOException {
    assertThat(name("wav_ms_adpcm_10s.wav")).isEqualTo("wave MS_ADPCM 14");
    assertThat(name("mp3_cbr64_05s.mp3")).isEqualTo("mpeg");
    assertThat(name("aac_adts_10s.aac")).isEqualTo("aac 1208");
    assertThat(name("m4a_aac_10s.m4a")).startsWith("aac 1208");
    assertThat(name("m4a_alac_10s.m4a")).isEqualTo("alac 24");
    assertThat(name("ogg_vorbis_05s.ogg")).isEqualTo("vorbis");
    assertThat(name("ogg_opus_05s.opus")).isEqualTo("opus");
    assertThat(name("ogg_flac_10s.ogg")).isEqualTo("flac 34");
  }

  @Test
  void aFileThatChangedAfterItWasMeasuredHasNoPackets() throws IOException {
    for (String file :
        List.of("ogg_opus_05s.opus", "aac_adts_05s.aac", "m4a_aac_05s.m4a", "wav_s16_05s.wav")) {
      AudioFacts facts = SoundCorpus.facts(SoundCorpus.sound(file));
      AudioPackets packets = AudioPackets.open(ByteSource.of(new byte[1000]), facts);

      Optional<PacketRun> run = packets.nextRun();
      assertThat(run.isPresent() && run.get().next()).as(file).isFalse();
    }
  }

  private static String name(String file) throws IOException {
    return setup(file)
        .fold(
            new CodecSetup.Cases<>() {
              @Override
              public String wave(CodecSetup.Wave setup) {
                WaveEncoding encoding = setup.format().encoding();
                return "wave " + encoding + " " + setup.format().coefficients().size();
              }

              @Override
              public String mpeg(CodecSetup.Mpeg setup) {
                return "mpeg";
              }

              @Override
              public String aac(CodecSetup.Aac setup) {
                byte[] config = setup.config().toArray();
                return "aac %02x%02x".formatted(config[0], config[1]);
              }

              @Override
              public String alac(CodecSetup.Alac setup) {
                return "alac " + setup.cookie().size();
              }

              @Override
              public String vorbis(CodecSetup.Vorbis setup) {
                return "vorbis";
              }

              @Override
              public String opus(CodecSetup.Opus setup) {
                return "opus";
              }

              @Override
              public String flac(CodecSetup.Flac setup) {
                return "flac " + setup.streamInfo().size();
              }
            });
  }

  private static CodecSetup setup(String file) throws IOException {
    byte[] bytes = SoundCorpus.sound(file);
    return AudioPackets.open(ByteSource.of(bytes), SoundCorpus.facts(bytes))
        .nextRun()
        .orElseThrow()
        .setup();
  }

  private static List<byte[]> packets(String file) throws IOException {
    byte[] bytes = SoundCorpus.sound(file);
    AudioPackets packets = AudioPackets.open(ByteSource.of(bytes), SoundCorpus.facts(bytes));
    List<byte[]> all = new ArrayList<>();
    for (Optional<PacketRun> run = packets.nextRun(); run.isPresent(); run = packets.nextRun()) {
      while (run.get().next()) {
        PacketRun packet = run.get();
        all.add(
            Arrays.copyOfRange(
                packet.buffer(), packet.offset(), packet.offset() + packet.length()));
      }
    }
    return all;
  }
}
