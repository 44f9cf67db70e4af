package dev.avatars.domain.model;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a model accepts. Data with a source, since providers change it without telling.
 *
 * @param images the picture formats; one or more
 * @param sounds the sound formats; one or more
 * @param shortest the shortest speech; at most the longest
 * @param longest the longest speech
 * @param advised the longest speech that every record agrees on; beyond it a request is advised
 *     against, not refused
 * @param soundBytes the largest speech file
 * @param imageBytes the largest portrait file
 * @param shortestSide the fewest pixels of a portrait's shorter side
 * @param steepestAspect the largest ratio of a portrait's longer side to its shorter; 1 or more
 * @param promptCharacters the longest prompt, in Unicode characters; 0 for none
 * @param source where all this was read
 */
public record ModelLimits(
    Set<ImageFormat> images,
    Set<AudioFormat> sounds,
    MediaLength shortest,
    MediaLength longest,
    MediaLength advised,
    long soundBytes,
    long imageBytes,
    int shortestSide,
    BigDecimal steepestAspect,
    int promptCharacters,
    FactSource source) {
  public ModelLimits {
    requireNonNull(shortest, "shortest");
    requireNonNull(longest, "longest");
    requireNonNull(advised, "advised");
    requireNonNull(steepestAspect, "steepest aspect");
    requireNonNull(source, "source");
    images = Set.copyOf(images);
    sounds = Set.copyOf(sounds);
    require(!images.isEmpty(), "images", images, "one format or more");
    require(!sounds.isEmpty(), "sounds", sounds, "one format or more");
    require(shortest.compareTo(longest) <= 0, "shortest", shortest, "at most the longest");
    require(soundBytes > 0, "speech bytes", soundBytes, "1 or more");
    require(imageBytes > 0, "portrait bytes", imageBytes, "1 or more");
    require(shortestSide > 0, "shortest side", shortestSide, "1 or more");
    require(steepestAspect.compareTo(BigDecimal.ONE) >= 0, "aspect", steepestAspect, "1 or more");
    require(promptCharacters >= 0, "prompt characters", promptCharacters, "0 or more");
  }

  /** Every reason why this model would refuse the request; none when it fits. */
  public List<Violation> violations(Portrait portrait, Speech speech, String prompt) {
    List<Violation> violations = new ArrayList<>();
    checkPortrait(portrait, violations);
    checkSpeech(speech, violations);
    if (prompt.codePointCount(0, prompt.length()) > promptCharacters) {
      violations.add(
          new Violation(
              "prompt",
              prompt.codePointCount(0, prompt.length()) + " characters",
              "at most " + promptCharacters));
    }
    return List.copyOf(violations);
  }

  /** What is worth knowing before spending on this request. */
  public List<Advice> advice(Portrait portrait, Speech speech) {
    List<Advice> advice = new ArrayList<>();
    portrait.marks().stream().sorted().forEach(mark -> advice.add(marked("portrait", mark)));
    speech.marks().stream().sorted().forEach(mark -> advice.add(marked("speech", mark)));
    if (speech.length().compareTo(advised) > 0 && speech.length().compareTo(longest) <= 0) {
      advice.add(
          new Advice(
              "speech",
              speech.length()
                  + " is longer than the "
                  + plain(advised)
                  + " that is known to work; the provider may refuse it"));
    }
    return List.copyOf(advice);
  }

  private void checkPortrait(Portrait portrait, List<Violation> violations) {
    if (!images.contains(portrait.format())) {
      violations.add(
          new Violation("portrait", portrait.format().title(), names(images, ImageFormat::title)));
    }
    if (portrait.bytes() > imageBytes) {
      violations.add(
          new Violation("portrait", size(portrait.bytes()), "at most " + size(imageBytes)));
    }
    if (portrait.shorterSide() < shortestSide) {
      violations.add(
          new Violation(
              "portrait",
              portrait.width() + "x" + portrait.height() + " pixels",
              "at least " + shortestSide + " pixels on each side"));
    }
    BigDecimal widest = steepestAspect.multiply(BigDecimal.valueOf(portrait.shorterSide()));
    if (widest.compareTo(BigDecimal.valueOf(portrait.longerSide())) < 0) {
      violations.add(
          new Violation(
              "portrait",
              portrait.width() + "x" + portrait.height() + " pixels",
              "one side at most " + steepestAspect.toPlainString() + " times the other"));
    }
  }

  private void checkSpeech(Speech speech, List<Violation> violations) {
    if (!sounds.contains(speech.format())) {
      violations.add(
          new Violation("speech", speech.format().title(), names(sounds, AudioFormat::title)));
    }
    if (speech.bytes() > soundBytes) {
      violations.add(new Violation("speech", size(speech.bytes()), "at most " + size(soundBytes)));
    }
    if (speech.length().compareTo(shortest) < 0 || speech.length().compareTo(longest) > 0) {
      violations.add(
          new Violation(
              "speech", speech.length().toString(), plain(shortest) + " to " + plain(longest)));
    }
  }

  private static void require(boolean holds, String field, Object found, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "limits, " + field + ": found " + found + "; allowed: " + allowed);
    }
  }

  private static Advice marked(String field, MediaMark mark) {
    return new Advice(field, "the file " + mark.words());
  }

  private static String plain(MediaLength length) {
    return length.units() % length.unitsPerSecond() == 0
        ? length.units() / length.unitsPerSecond() + " s"
        : length.toString();
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%,d bytes", bytes);
  }

  private static <E extends Enum<E>> String names(Collection<E> values, Function<E, String> title) {
    return EnumSet.copyOf(values).stream().map(title).collect(Collectors.joining(", "));
  }
}
