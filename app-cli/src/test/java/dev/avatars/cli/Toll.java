package dev.avatars.cli;

import java.util.Locale;

/**
 * What killing programs came to.
 *
 * @param kills how many programs were killed
 * @param halts how many of them right after a written state
 * @param jobs how many jobs there were
 * @param succeeded how many of them have their video
 * @param found how many whose paid call was in doubt were found by evidence
 * @param persons how many needed a person, because the provider never had them
 * @param doubleSubmits how many paid calls were made for a job that had one
 * @param lostResults how many jobs lost something that was paid or acknowledged
 * @param ledgerDifferences at how many looks the ledger was not the sum of its parts
 */
record Toll(
    int kills,
    int halts,
    int jobs,
    int succeeded,
    int found,
    int persons,
    int doubleSubmits,
    int lostResults,
    int ledgerDifferences) {
  static final Toll NONE = new Toll(0, 0, 0, 0, 0, 0, 0, 0, 0);

  Toll plus(Toll other) {
    return new Toll(
        kills + other.kills,
        halts + other.halts,
        jobs + other.jobs,
        succeeded + other.succeeded,
        found + other.found,
        persons + other.persons,
        doubleSubmits + other.doubleSubmits,
        lostResults + other.lostResults,
        ledgerDifferences + other.ledgerDifferences);
  }

  /** Whether nothing was paid twice, lost or miscounted, and every job has its video. */
  boolean isClean() {
    return doubleSubmits + lostResults + ledgerDifferences == 0 && succeeded == jobs;
  }

  /** One line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d kills (%d right after a written state), %d jobs, %d succeeded, %d found by evidence,"
            + " %d needed a person; double submits %d, lost results %d, ledger differences %d",
        kills,
        halts,
        jobs,
        succeeded,
        found,
        persons,
        doubleSubmits,
        lostResults,
        ledgerDifferences);
  }
}
