package dev.avatars.codecs.audio;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.riff.WaveFormat;

/** What a decoder must know before the first packet of a run. Immutable. */
public sealed interface CodecSetup {
  /** The one answer that fits this setup. */
  <R> R fold(Cases<R> cases);

  /**
   * An answer for every kind of setup, so that a forgotten one does not compile.
   *
   * @param <R> the answer
   */
  interface Cases<R> {
    /** For samples of a WAV file: PCM, G.711 or ADPCM. */
    R wave(Wave setup);

    /** For MPEG audio, whose frames say everything themselves. */
    R mpeg(Mpeg setup);

    /** For AAC. */
    R aac(Aac setup);

    /** For Apple Lossless. */
    R alac(Alac setup);

    /** For Vorbis. */
    R vorbis(Vorbis setup);

    /** For Opus. */
    R opus(Opus setup);

    /** For FLAC. */
    R flac(Flac setup);
  }

  /**
   * Samples of a WAV file. A packet is a number of whole blocks of {@link WaveFormat#blockAlign}
   * bytes; for ADPCM it is one block.
   *
   * @param format the format chunk
   */
  record Wave(WaveFormat format) implements CodecSetup {
    public Wave {
      requireNonNull(format, "format");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.wave(this);
    }
  }

  /** MPEG audio of any layer. A packet is one frame with its header. */
  record Mpeg() implements CodecSetup {
    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.mpeg(this);
    }
  }

  /**
   * AAC. A packet is one raw_data_block() (ISO/IEC 14496-3, 4.4.2.1) without ADTS header; a rare
   * ADTS frame holds up to four, one after the other.
   *
   * @param config the AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1)
   */
  record Aac(HeaderBytes config) implements CodecSetup {
    public Aac {
      requireNonNull(config, "config");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.aac(this);
    }
  }

  /**
   * Apple Lossless.
   *
   * @param cookie the ALACSpecificConfig, 24 bytes
   */
  record Alac(HeaderBytes cookie) implements CodecSetup {
    public Alac {
      requireNonNull(cookie, "cookie");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.alac(this);
    }
  }

  /**
   * Vorbis I. The first packet of a run yields no samples.
   *
   * @param identification the identification header (Vorbis I, 4.2.2)
   * @param comment an empty comment header (5.2): the file's own may carry megabytes of pictures
   *     and says nothing that a decoder needs
   * @param setup the setup header (4.2.4)
   */
  record Vorbis(HeaderBytes identification, HeaderBytes comment, HeaderBytes setup)
      implements CodecSetup {
    public Vorbis {
      requireNonNull(identification, "identification");
      requireNonNull(comment, "comment");
      requireNonNull(setup, "setup");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.vorbis(this);
    }
  }

  /**
   * Opus, always at 48,000 samples a second.
   *
   * @param head the identification header "OpusHead" (RFC 7845, 5.1), also for Opus in MP4
   */
  record Opus(HeaderBytes head) implements CodecSetup {
    public Opus {
      requireNonNull(head, "head");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.opus(this);
    }
  }

  /**
   * FLAC. A packet is one frame (RFC 9639, 9).
   *
   * @param streamInfo the STREAMINFO block without its header (8.2), 34 bytes
   */
  record Flac(HeaderBytes streamInfo) implements CodecSetup {
    public Flac {
      requireNonNull(streamInfo, "streamInfo");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
      return cases.flac(this);
    }
  }
}
