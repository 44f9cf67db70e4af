package dev.avatars.domain.job;

import java.util.random.RandomGenerator;

/**
 * The name of a job: unique, ASCII, safe in file names and URLs.
 *
 * @param value 4 to 40 lower-case letters and digits
 */
public record JobId(String value) {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private static final int RANDOM_LENGTH = 16;

  /** Digits and letters without those that are mistaken for each other. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  public JobId {
    if (value.length() < SHORTEST
        || value.length() > LONGEST
        || !value.chars().allMatch(JobId::isAllowed)) {
      throw new IllegalArgumentException(
          "job id: found '" + value + "'; allowed: 4 to 40 lower-case letters and digits");
    }
  }

  /** A new id of 80 random bits. */
  public static JobId random(RandomGenerator chance) {
    StringBuilder id = new StringBuilder(RANDOM_LENGTH);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      id.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
    }
    return new JobId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
