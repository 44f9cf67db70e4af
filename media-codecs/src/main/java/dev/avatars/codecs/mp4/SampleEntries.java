package dev.avatars.codecs.mp4;

/** The boxes that tell a decoder how a track is coded (ISO/IEC 14496-12, 8.5.2). */
final class SampleEntries {
  private static final int AAC = 0x40; // ISO/IEC 14496-1, table 5: Audio ISO/IEC 14496-3
  private static final int AUDIO_STREAM = 0x15; // streamType 5, upStream 0, reserved 1
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG_DESCRIPTOR = 4;
  private static final int DECODER_SPECIFIC_INFO = 5;
  private static final int SYNC_LAYER_CONFIG_DESCRIPTOR = 6;
  private static final int DESCRIPTOR_HEADER = 2;
  private static final int DECODER_CONFIG_FIXED = 13;
  private static final int ES_FIXED = 3;
  private static final int LARGEST_24_BITS = 0xFF_FFFF;
  private static final int LARGEST_16_BITS = 0xFFFF;
  private static final int BT_709 = 1;

  private SampleEntries() {}

  /** AVCSampleEntry (ISO/IEC 14496-15, 5.4.2; VisualSampleEntry: ISO/IEC 14496-12, 12.1.3). */
  static void avc(BoxWriter out, VideoTrack track, TrackLayout layout) {
    out.box(
        "avc1",
        entry -> {
          entry.zeros(6).u16(1); // reserved, data_reference_index
          entry.zeros(16).u16(track.width()).u16(track.height());
          entry.u32(0x48_0000).u32(0x48_0000).u32(0).u16(1); // 72 dpi, reserved, frame_count
          entry.zeros(32).u16(0x18).u16(0xFFFF); // compressorname, depth, pre_defined
          entry.box("avcC", box -> configuration(box, track));
          entry.box("colr", SampleEntries::color);
          entry.box("pasp", box -> box.u32(1).u32(1));
          entry.box("btrt", box -> bitRate(box, layout));
        });
  }

  /** AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1). */
  private static void configuration(BoxWriter out, VideoTrack track) {
    byte[] sequence = track.sequenceParameterSet();
    byte[] picture = track.pictureParameterSet();
    out.u8(1).u8(sequence[1]).u8(sequence[2]).u8(sequence[3]);
    out.u8(0xFC | 3); // lengthSizeMinusOne
    out.u8(0xE0 | 1).u16(sequence.length).bytes(sequence);
    out.u8(1).u16(picture.length).bytes(picture);
    if (isHigh(sequence[1])) {
      out.u8(0xFC | 1).u8(0xF8).u8(0xF8).u8(0); // 4:2:0, 8 bits, no extension
    }
  }

  /** The profiles whose record goes on with the chroma format. */
  private static boolean isHigh(int profile) {
    return profile == 100 || profile == 110 || profile == 122;
  }

  /** ColourInformationBox (ISO/IEC 14496-12, 12.1.5): primaries, transfer, matrix, not full. */
  private static void color(BoxWriter out) {
    out.text("nclx").u16(BT_709).u16(BT_709).u16(BT_709).u8(0);
  }

  private static void bitRate(BoxWriter out, TrackLayout layout) {
    out.u32(layout.sizes().largest()).u32(layout.largestBitRate()).u32(layout.averageBitRate());
  }

  /** MP4AudioSampleEntry (ISO/IEC 14496-14, 6.7.2; ISO/IEC 14496-12, 12.2.3). */
  static void aac(BoxWriter out, AudioTrack track, TrackLayout layout) {
    int rate = track.sampleRate() > LARGEST_16_BITS ? 0 : track.sampleRate();
    out.box(
        "mp4a",
        entry -> {
          entry.zeros(6).u16(1); // reserved, data_reference_index
          entry.zeros(8).u16(track.channels()).u16(16).u32(0);
          entry.u32((long) rate << 16); // 0 where it has no room: the configuration says it too
          entry.fullBox("esds", 0, box -> elementaryStream(box, track, layout));
          entry.box("btrt", box -> bitRate(box, layout));
        });
  }

  /** ES_Descriptor (ISO/IEC 14496-1, 7.2.6.5), with lengths of one byte. */
  private static void elementaryStream(BoxWriter out, AudioTrack track, TrackLayout layout) {
    byte[] specific = track.audioSpecificConfig();
    int decoder = DECODER_CONFIG_FIXED + DESCRIPTOR_HEADER + specific.length;
    int syncLayer = 1;
    int all = ES_FIXED + DESCRIPTOR_HEADER + decoder + DESCRIPTOR_HEADER + syncLayer;
    out.u8(ES_DESCRIPTOR).u8(all).u16(0).u8(0); // ES_ID, flags
    out.u8(DECODER_CONFIG_DESCRIPTOR).u8(decoder).u8(AAC).u8(AUDIO_STREAM);
    out.u24(Math.min(layout.sizes().largest(), LARGEST_24_BITS));
    out.u32(layout.largestBitRate()).u32(layout.averageBitRate());
    out.u8(DECODER_SPECIFIC_INFO).u8(specific.length).bytes(specific);
    out.u8(SYNC_LAYER_CONFIG_DESCRIPTOR).u8(syncLayer).u8(2); // predefined: MP4 file
  }
}
