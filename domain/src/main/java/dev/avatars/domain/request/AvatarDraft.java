package dev.avatars.domain.request;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.Tier;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller asks for, in names and paths: nothing has been read, measured or checked yet.
 *
 * <p>Immutable; each {@code with…} method answers a changed copy.
 *
 * <pre>{@code
 * AvatarDraft draft =
 *     AvatarDraft.of(Path.of("anna.png"), Path.of("hello.wav")).withTier(Tier.PRO);
 * }</pre>
 */
public final class AvatarDraft {
  private final MediaSource portrait;
  private final MediaSource speech;
  private final String prompt;
  private final Tier tier;
  private final Optional<ModelId> model;
  private final Optional<IdempotencyKey> key;
  private final Set<Label> labels;
  private final boolean anew;

  private AvatarDraft(
      MediaSource portrait,
      MediaSource speech,
      String prompt,
      Tier tier,
      Optional<ModelId> model,
      Optional<IdempotencyKey> key,
      Set<Label> labels,
      boolean anew) {
    this.portrait = requireNonNull(portrait, "portrait");
    this.speech = requireNonNull(speech, "speech");
    this.prompt = requireNonNull(prompt, "prompt");
    this.tier = requireNonNull(tier, "tier");
    this.model = model;
    this.key = key;
    this.labels = Set.copyOf(labels);
    this.anew = anew;
  }

  /** A portrait and a speech from anywhere; the standard tier, no prompt. */
  public static AvatarDraft of(MediaSource portrait, MediaSource speech) {
    return new AvatarDraft(
        portrait, speech, "", Tier.STANDARD, Optional.empty(), Optional.empty(), Set.of(), false);
  }

  /** A portrait and a speech from two files; the standard tier, no prompt. */
  public static AvatarDraft of(Path portrait, Path speech) {
    return of(MediaSource.file(portrait), MediaSource.file(speech));
  }

  /** Asks for the tier's default model. */
  public AvatarDraft withTier(Tier newTier) {
    return new AvatarDraft(portrait, speech, prompt, newTier, Optional.empty(), key, labels, anew);
  }

  /** Asks for one model, whatever the tier. */
  public AvatarDraft withModel(ModelId newModel) {
    return new AvatarDraft(
        portrait, speech, prompt, tier, Optional.of(newModel), key, labels, anew);
  }

  /** Says how the portrait should behave. */
  public AvatarDraft withPrompt(String newPrompt) {
    return new AvatarDraft(portrait, speech, newPrompt, tier, model, key, labels, anew);
  }

  /** Names this wish, so that asking twice gives one job. */
  public AvatarDraft withKey(IdempotencyKey newKey) {
    return new AvatarDraft(
        portrait, speech, prompt, tier, model, Optional.of(newKey), labels, anew);
  }

  /** Marks the job for lists, budgets and the ledger. */
  public AvatarDraft withLabels(Set<Label> newLabels) {
    return new AvatarDraft(portrait, speech, prompt, tier, model, key, newLabels, anew);
  }

  /** Buys the video anew even when the same work was bought before. */
  public AvatarDraft boughtAnew() {
    return new AvatarDraft(portrait, speech, prompt, tier, model, key, labels, true);
  }

  /** Whether the video is to be bought anew even when the same work was bought before. */
  public boolean isBoughtAnew() {
    return anew;
  }

  /** Where the portrait is to be read. */
  public MediaSource portrait() {
    return portrait;
  }

  /** Where the speech is to be read. */
  public MediaSource speech() {
    return speech;
  }

  /** How the portrait should behave; may be empty. */
  public String prompt() {
    return prompt;
  }

  /** The caller's own name of this wish. */
  public Optional<IdempotencyKey> key() {
    return key;
  }

  /** The labels. */
  public Set<Label> labels() {
    return labels;
  }

  /**
   * The model this draft asks for.
   *
   * @throws IllegalArgumentException when the catalogue has no such model
   */
  public AvatarModel modelFrom(Catalog catalog) {
    return model.map(catalog::model).orElseGet(() -> catalog.model(tier));
  }
}
