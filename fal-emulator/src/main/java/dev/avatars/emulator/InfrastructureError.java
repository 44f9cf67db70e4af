package dev.avatars.emulator;

import java.util.Arrays;
import java.util.Locale;

/** The error types of fal's machinery, with the status of each (fal's page on request errors). */
enum InfrastructureError {
  REQUEST_TIMEOUT(504, "The request timed out."),
  STARTUP_TIMEOUT(504, "The runner did not start in time."),
  RUNNER_SCHEDULING_FAILURE(503, "No runner could be scheduled."),
  RUNNER_CONNECTION_TIMEOUT(503, "The connection to the runner timed out."),
  RUNNER_DISCONNECTED(503, "The runner disconnected."),
  RUNNER_CONNECTION_REFUSED(503, "The runner refused the connection."),
  RUNNER_CONNECTION_ERROR(503, "The connection to the runner failed."),
  RUNNER_INCOMPLETE_RESPONSE(502, "The runner's response was incomplete."),
  RUNNER_SERVER_ERROR(500, "The runner failed."),
  CLIENT_DISCONNECTED(499, "The client disconnected."),
  CLIENT_CANCELLED(499, "Request was cancelled by the client."),
  BAD_REQUEST(400, "The request cannot be processed."),
  INTERNAL_ERROR(500, "Internal error.");

  private final int status;
  private final String message;

  InfrastructureError(int status, String message) {
    this.status = status;
    this.message = message;
  }

  /** The type as it stands in the JSON. */
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The error of a type.
   *
   * @throws IllegalArgumentException naming the types there are
   */
  static InfrastructureError parse(String type) {
    return Arrays.stream(values())
        .filter(error -> error.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "infrastructure error: found '"
                        + type
                        + "'; allowed: "
                        + Labels.of(values(), InfrastructureError::type)));
  }

  Outcome outcome() {
    return outcome(message);
  }

  Outcome outcome(String words) {
    return Outcome.infrastructureError(status, type(), words);
  }
}
