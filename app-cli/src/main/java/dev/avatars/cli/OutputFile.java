package dev.avatars.cli;

import dev.avatars.application.Video;
import dev.avatars.domain.job.Job;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a video goes: checked before anything is spent, written whole or not at all. */
final class OutputFile {
  private final Surroundings surroundings;
  private final String template;
  private final String name;
  private final Overwrite overwrite;

  /** Whether a file that is there already may be replaced. */
  enum Overwrite {
    /** It may. */
    ALLOWED,
    /** It may not. */
    REFUSED
  }

  OutputFile(Surroundings surroundings, String template, String name, Overwrite overwrite) {
    this.surroundings = surroundings;
    this.template = template;
    this.name = name;
    this.overwrite = overwrite;
  }

  /**
   * Checks what can be checked before the job has a name.
   *
   * @throws CliException when the folder cannot be written, or the file is there already
   */
  void check() {
    String known = template.replace("{job}", "job").replace("{tier}", "standard");
    Path file = surroundings.resolve(filled(known));
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw CliException.badInput(
          "output: found no folder '" + folder + "'; allowed: one that exists");
    }
    if (!Files.isWritable(folder)) {
      throw CliException.badInput(
          "output: found a folder that cannot be written, '" + folder + "'; allowed: one that can");
    }
    if (Files.isDirectory(file)) {
      throw CliException.badInput("output: found a folder '" + file + "'; allowed: a file's name");
    }
    boolean fixed = !template.contains("{job}") && !template.contains("{tier}");
    if (fixed && overwrite == Overwrite.REFUSED && Files.exists(file)) {
      throw CliException.badInput(
          "output: found '" + file + "' there already; allowed: a new name, or --force");
    }
  }

  /** Copies the video to its place and answers it. */
  Path write(Video video) {
    Path file = surroundings.resolve(filled(template(video.job())));
    if (overwrite == Overwrite.ALLOWED) {
      video.copyOver(file);
    } else {
      video.copyTo(file);
    }
    return file;
  }

  private String template(Job job) {
    return template
        .replace("{job}", job.id().value())
        .replace("{tier}", job.request().model().tier().label());
  }

  private String filled(String rest) {
    return rest.replace("{name}", name).replace("{ext}", "mp4");
  }
}
