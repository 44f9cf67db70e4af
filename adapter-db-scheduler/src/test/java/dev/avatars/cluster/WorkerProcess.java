package dev.avatars.cluster;

import com.zaxxer.hikari.HikariDataSource;
import dev.avatars.application.AvatarStudio;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.jdbc.JdbcJobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A machine of its own that works on the jobs of all, until it is killed or its parent ends. */
final class WorkerProcess {
  private final Site site;

  private WorkerProcess(Site site) {
    this.site = site;
  }

  public static void main(String[] arguments) throws IOException {
    Site site = new Site(arguments[0], URI.create(arguments[1]), Path.of(arguments[2]));
    new WorkerProcess(site).workAs(arguments[3]);
  }

  private void workAs(String name) throws IOException {
    HikariDataSource connections = site.connections();
    ClusterSchedule schedule = Site.again(() -> ClusterSchedule.on(connections));
    JdbcJobStore store = Site.again(() -> JdbcJobStore.postgres(connections));
    AvatarStudio studio =
        site.studio(store).listener(schedule).listener(this::note).drivenElsewhere().build();
    try (ClusterWorker worker = schedule.work(store, studio.steps()::step, Site.settings(name))) {
      System.out.println(worker + " begins");
      int end = System.in.read();
      System.out.println(worker + " ends: " + end);
    }
  }

  private void note(Job job) {
    if (job.status() == JobStatus.IN_DOUBT) {
      try {
        Files.writeString(
            site.doubts(), job.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }
  }
}
