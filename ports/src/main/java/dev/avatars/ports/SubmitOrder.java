package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;

/**
 * What a paid call needs.
 *
 * @param job our name of the job, for providers that deduplicate by a client's key
 * @param model the model to run
 * @param media the files where the provider can read them
 * @param prompt how the portrait should behave; may be empty
 */
public record SubmitOrder(JobId job, AvatarModel model, StagedMedia media, String prompt) {
  public SubmitOrder {
    requireNonNull(job, "job");
    requireNonNull(model, "model");
    requireNonNull(media, "media");
    requireNonNull(prompt, "prompt");
  }

  /** The order for a job whose files are staged. */
  public static SubmitOrder of(Job job, StagedMedia media) {
    return new SubmitOrder(job.id(), job.request().model(), media, job.request().prompt());
  }
}
