package dev.avatars.application.offender;

import com.github.kagkarlsson.scheduler.SchedulerClient;

/** Offends: db-scheduler stays in the cluster. */
interface StudioThatSchedulesRows {
  SchedulerClient rows();
}
