package dev.avatars.ports.tck;

import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Sha256;
import dev.avatars.ports.MediaProbe;
import java.util.Arrays;
import java.util.Set;

/** Probes that each break one rule. */
final class LawlessProbes {
  private LawlessProbes() {}

  @Breaks("M-1")
  static final class BelievesTheName extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe() {
        @Override
        ImageFormat imageFormat(MediaSource source, byte[] bytes) {
          return source.toString().endsWith(".png") ? ImageFormat.PNG : ImageFormat.JPEG;
        }
      };
    }
  }

  @Breaks("M-2")
  static final class RoundsToMilliseconds extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe() {
        @Override
        MediaLength length(int samples, int rate) {
          return new MediaLength(samples * 1_000L / rate, 1_000);
        }
      };
    }
  }

  @Breaks("M-3")
  static final class IgnoresTheOrientation extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe() {
        @Override
        boolean isTurned(byte[] jpeg) {
          return false;
        }
      };
    }
  }

  @Breaks("M-4")
  static final class ThrowsAtNonsense extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe() {
        @Override
        <T> Probed<T> refused(String field, Exception problem) {
          throw new IllegalStateException(problem);
        }
      };
    }
  }

  @Breaks("M-5")
  static final class TakesHalfForWhole extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe() {
        @Override
        Set<MediaMark> marks(boolean complete) {
          return Set.of();
        }
      };
    }
  }

  @Breaks("M-6")
  static final class DigestsTheBeginning extends MediaProbeContract {
    @Override
    protected MediaProbe open() {
      return new SmallProbe() {
        @Override
        Sha256 digest(byte[] bytes) {
          return Sha256.of(Arrays.copyOf(bytes, Math.min(bytes.length, 65_536)));
        }
      };
    }
  }
}
