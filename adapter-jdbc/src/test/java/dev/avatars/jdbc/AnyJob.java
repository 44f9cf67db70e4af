package dev.avatars.jdbc;

import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.FactSource;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.ModelLimits;
import dev.avatars.domain.model.OutputSize;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.model.RenderTime;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.UnitPrice;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.PriceRule;
import dev.avatars.domain.pricing.Settlement;
import dev.avatars.domain.quote.PriceVersion;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.quote.QuoteBasis;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.domain.request.Label;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Jobs as odd as the domain allows, from a source of chance. */
final class AnyJob {
  private static final String ODD =
      "aZ09 \"\\/\n\r\t\u0000\u001f\u007f\u0080éß試\ud83d\ude00\ud83d\ude00\u2028\ufeff\uffff{}[]:,'%_";

  private final Random chance;

  AnyJob(Random chance) {
    this.chance = chance;
  }

  Job in(JobStatus status) {
    AvatarRequest request = request();
    Quote quote = quote(request);
    return new Job(
        JobId.random(chance),
        new IdempotencyKey("key-" + chance.nextInt()),
        request,
        quote,
        labels(),
        instant(),
        state(status));
  }

  LedgerEntry entry(LedgerEntry.Kind kind) {
    Money amount = kind == LedgerEntry.Kind.RELEASED ? Money.usd("0") : money();
    return new LedgerEntry(JobId.random(chance), kind, amount, instant(), labels(), text());
  }

  private JobState state(JobStatus status) {
    return switch (status) {
      case PENDING -> new JobState.Pending(instant(), whole(9));
      case PAUSED -> new JobState.Paused(instant(), whole(9), failure());
      case SUBMITTING -> new JobState.Submitting(instant(), 1 + whole(9), staged());
      case IN_DOUBT ->
          new JobState.InDoubt(
              instant(), whole(9), instant(), staged(), text(), List.of(text(), text()));
      case SUBMITTED ->
          new JobState.Submitted(
              instant(), ref(), one(JobState.Submitted.Stage.class), whole(1_000));
      case RENDERED -> new JobState.Rendered(instant(), ref(), remote(), billed());
      case SUCCEEDED ->
          new JobState.Succeeded(
              instant(), ref(), stored(), new Settlement(money(), money(), billed()), unbilled());
      case FAILED -> new JobState.Failed(instant(), failure(), unbilled());
      case CANCELLED -> new JobState.Cancelled(instant(), one(Spend.class), unbilled());
    };
  }

  private AvatarRequest request() {
    return new AvatarRequest(model(), portrait(), speech(), text());
  }

  private AvatarModel model() {
    return new AvatarModel(
        new ModelId("model-" + whole(99)),
        text(),
        one(Tier.class),
        "x" + text(),
        new OutputSize(256 + whole(9_999_999), 1 + whole(119)),
        limits(),
        price(),
        source(),
        new RenderTime(duration(), duration()));
  }

  private ModelLimits limits() {
    return new ModelLimits(
        EnumSet.allOf(ImageFormat.class),
        EnumSet.allOf(AudioFormat.class),
        MediaLength.ZERO,
        new MediaLength(Long.MAX_VALUE, 1),
        length(),
        Long.MAX_VALUE,
        Long.MAX_VALUE - whole(9),
        1,
        new BigDecimal(BigInteger.ONE.shiftLeft(80 + whole(9)), whole(3)),
        1_000_000,
        source());
  }

  private PriceRule price() {
    UnitPrice perSecond = new UnitPrice(money(), BillingUnit.OUTPUT_SECOND);
    return switch (whole(3)) {
      case 0 -> new PriceRule.PerSecond(perSecond, duration(), duration(), duration());
      case 1 -> new PriceRule.BasePlusSeconds(money(), duration().plusNanos(1), perSecond);
      default -> new PriceRule.PerGeneration(new UnitPrice(money(), BillingUnit.GENERATION));
    };
  }

  private Portrait portrait() {
    return new Portrait(
        media(),
        one(ImageFormat.class),
        1 + whole(9_999),
        1 + whole(9_999),
        1 + whole(Integer.MAX_VALUE),
        sha(),
        some(MediaMark.class));
  }

  private Speech speech() {
    return new Speech(
        media(),
        one(AudioFormat.class),
        text(),
        speechLength(),
        1 + whole(8),
        1 + whole(Integer.MAX_VALUE),
        sha(),
        some(MediaMark.class));
  }

  private Quote quote(AvatarRequest request) {
    ProviderId provider = new ProviderId("provider-" + whole(9));
    Money expected = money();
    return new Quote(
        provider,
        request.fingerprint(provider),
        new PriceVersion(text()),
        expected,
        expected.plus(money()),
        new QuoteBasis(request.model().id(), length(), length(), text(), source()));
  }

  private FactSource source() {
    return new FactSource("x" + text(), LocalDate.ofEpochDay(whole(99_999) - 9_999));
  }

  private StoredVideo stored() {
    return new StoredVideo(
        path(),
        1 + whole(Integer.MAX_VALUE),
        sha(),
        new VideoFacts(1 + whole(9_999), 1 + whole(9_999), length(), length()),
        some(StoredVideo.Flag.class));
  }

  private RemoteRef ref() {
    Map<String, URI> urls =
        IntStream.range(0, whole(4))
            .mapToObj(number -> number + text())
            .collect(Collectors.toMap(name -> name, name -> url()));
    return new RemoteRef(new ProviderId("p" + whole(9)), "r" + text(), urls);
  }

  private RemoteVideo remote() {
    return new RemoteVideo(url(), chance.nextBoolean() ? 0 : chance.nextLong() & Long.MAX_VALUE);
  }

  private BilledCost billed() {
    BigDecimal units = new BigDecimal(new BigInteger(whole(70), chance), whole(40) - 20);
    return chance.nextBoolean() ? BilledCost.PENDING : new BilledCost.Known(money(), units, text());
  }

  private Optional<RemoteRef> unbilled() {
    return chance.nextBoolean() ? Optional.of(ref()) : Optional.empty();
  }

  private StagedMedia staged() {
    return new StagedMedia(url(), url());
  }

  private Failure failure() {
    return new Failure(one(FailureCode.class), "x" + text(), one(Spend.class), text(), duration());
  }

  private MediaSource media() {
    return MediaSource.file(path());
  }

  private Path path() {
    return Path.of("/videos", "été " + whole(99), "a\"b 試.mp4");
  }

  private URI url() {
    return URI.create("https://host" + whole(99) + ".example/a%20b/" + whole(99) + "?q=é#f");
  }

  private Set<Label> labels() {
    return IntStream.range(0, whole(4))
        .mapToObj(number -> new Label("label:" + number + "é-" + whole(9)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** With up to twelve digits before and eighteen after the point, less one to be added to. */
  private Money money() {
    BigDecimal amount = new BigDecimal(new BigInteger(95, chance), whole(19));
    BigDecimal within = amount.remainder(new BigDecimal("99999999999"));
    return chance.nextInt(5) == 0 ? Money.usd("0") : Money.of(within, "USD");
  }

  private Instant instant() {
    return chance.nextInt(9) == 0
        ? Instant.ofEpochSecond(chance.nextLong() % Instant.MAX.getEpochSecond(), whole(9))
        : Instant.ofEpochSecond(whole(Integer.MAX_VALUE), whole(999_999_999));
  }

  private Duration duration() {
    return Duration.ofSeconds(whole(Integer.MAX_VALUE), whole(999_999_999));
  }

  private MediaLength speechLength() {
    int perSecond = 1 + whole(24_000);
    return new MediaLength(1 + whole(86_400 * perSecond), perSecond);
  }

  private MediaLength length() {
    int perSecond = 1 + whole(Integer.MAX_VALUE - 1);
    return new MediaLength(chance.nextLong(MediaLength.LONGEST.units() * perSecond), perSecond);
  }

  private Sha256 sha() {
    byte[] bytes = new byte[32];
    chance.nextBytes(bytes);
    return Sha256.from(bytes);
  }

  private String text() {
    return IntStream.range(0, whole(12))
        .mapToObj(at -> String.valueOf(ODD.charAt(whole(ODD.length()))))
        .collect(Collectors.joining());
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    return type.getEnumConstants()[whole(type.getEnumConstants().length)];
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    return EnumSet.allOf(type).stream()
        .filter(each -> chance.nextBoolean())
        .collect(Collectors.toUnmodifiableSet());
  }

  private int whole(int below) {
    return chance.nextInt(below);
  }
}
