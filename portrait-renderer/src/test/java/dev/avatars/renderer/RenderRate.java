package dev.avatars.renderer;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much faster than real time one core renders: seconds of video by seconds of CPU of this whole
 * process, its compiler included. Run by hand on the test class path: {@code
 * dev.avatars.renderer.RenderRate PORTRAIT SPEECH WIDTH HEIGHT RUNS}.
 */
final class RenderRate {
  private RenderRate() {}

  public static void main(String[] arguments) throws IOException {
    RenderSettings settings =
        RenderSettings.preview()
            .withFrameSize(
                FrameSize.exactly(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])))
            .withThreads(1);
    Path target = Files.createTempFile("rate", ".mp4");
    TalkingPortrait renderer = TalkingPortrait.create(settings);
    for (int run = 1; run <= Integer.parseInt(arguments[4]); run++) {
      long before = cpuNanos();
      RenderOutcome outcome = renderer.render(Path.of(arguments[0]), Path.of(arguments[1]), target);
      double cpu = (cpuNanos() - before) / 1e9;
      System.out.printf(
          "run %d: %.2f s of CPU, %.1f times real time%n", run, cpu, seconds(outcome) / cpu);
    }
    Files.delete(target);
  }

  private static double seconds(RenderOutcome outcome) {
    return outcome.fold(
        video -> 1.0 * video.frames() / video.framesPerSecond(),
        refused -> {
          throw new IllegalStateException(refused.toString());
        },
        () -> {
          throw new IllegalStateException("cancelled");
        });
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
