package dev.avatars.cli;

import dev.avatars.application.Offer;
import dev.avatars.application.PriceList;
import dev.avatars.application.Video;
import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.ModelLimits;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.emulator.ClientLines;
import dev.avatars.emulator.FalEmulator;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The objects that {@code --json} prints; their fields are documented in {@code docs/cli.md}.
 * Amounts and seconds are decimal texts, so that no reader rounds them.
 */
final class Documents {
  private static final Rounding SECONDS = Rounding.nearest(6);

  private Documents() {}

  record Amount(String amount, String currency) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("amount", amount).text("currency", currency);
    }

    static Amount of(Money money) {
      return new Amount(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
  }

  record EmulatorDocument(
      String uri, String jwks, String shell, String javaScript, String python, String java)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("uri", uri)
          .text("jwks", jwks)
          .text("shell", shell)
          .text("javaScript", javaScript)
          .text("python", python)
          .text("java", java);
    }

    static EmulatorDocument of(FalEmulator emulator) {
      ClientLines clients = emulator.clientLines();
      return new EmulatorDocument(
          emulator.uri().toString(),
          emulator.jwksUri().toString(),
          clients.shell(),
          clients.javaScript(),
          clients.python(),
          clients.java());
    }
  }

  record JobsDocument(List<JobDocument> jobs, List<String> unreadable) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.documents("jobs", jobs).texts("unreadable", unreadable);
    }

    static JobsDocument of(List<Job> jobs, List<JobId> unreadable) {
      return new JobsDocument(
          jobs.stream().map(JobDocument::of).toList(),
          unreadable.stream().map(JobId::value).toList());
    }
  }

  record JobDocument(Job job) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("job", job.id().value())
          .text("state", job.status().label())
          .text("since", job.state().since().toString())
          .text("created", job.createdAt().toString())
          .text("provider", job.quote().provider().value())
          .text("model", job.request().model().id().value())
          .text("portrait", job.request().portrait().source().toString())
          .text("speech", job.request().speech().source().toString())
          .text("key", job.key().value())
          .texts("labels", job.labels().stream().map(Object::toString).sorted().toList())
          .document("quoted", Amount.of(job.quote().expected()))
          .document("held", Amount.of(job.quote().upperBound()))
          .text("spend", job.state().spend().name())
          .text("request", job.state().fold(new Request()));
    }

    static JobDocument of(Job job) {
      return new JobDocument(job);
    }
  }

  record MoveDocument(String job, String state, String since) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("job", job).text("state", state).text("since", since);
    }

    static MoveDocument of(Job job) {
      return new MoveDocument(
          job.id().value(), job.status().label(), job.state().since().toString());
    }
  }

  record CountDocument(JobStatus status, int jobs) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("state", status.label()).number("jobs", jobs);
    }
  }

  record WorkDocument(int moves, List<CountDocument> left) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.number("moves", moves).documents("left", left);
    }
  }

  record OutcomeDocument(String job, String outcome) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("job", job).text("outcome", outcome);
    }
  }

  record SumDocument(String name, LedgerCommand.Sum sum) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("name", name)
          .number("jobs", sum.jobs())
          .document("quoted", Amount.of(sum.quoted()))
          .document("held", Amount.of(sum.held()))
          .document("billed", Amount.of(sum.billed()));
    }
  }

  record LedgerDocument(String by, List<SumDocument> sums, SumDocument total) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("by", by).documents("sums", sums).document("total", total);
    }

    static LedgerDocument of(
        String by, Map<String, LedgerCommand.Sum> sums, LedgerCommand.Sum all) {
      return new LedgerDocument(
          by,
          sums.entrySet().stream()
              .map(sum -> new SumDocument(sum.getKey(), sum.getValue()))
              .toList(),
          new SumDocument("in all", all));
    }
  }

  record PortraitDocument(
      String file,
      String format,
      int width,
      int height,
      long bytes,
      String sha256,
      List<String> marks)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("file", file)
          .text("format", format)
          .number("width", width)
          .number("height", height)
          .number("bytes", bytes)
          .text("sha256", sha256)
          .texts("marks", marks);
    }

    static PortraitDocument of(Portrait portrait) {
      return new PortraitDocument(
          portrait.source().toString(),
          portrait.format().title(),
          portrait.width(),
          portrait.height(),
          portrait.bytes(),
          portrait.digest().hex(),
          names(portrait.marks()));
    }
  }

  record SpeechDocument(
      String file,
      String format,
      String codec,
      String seconds,
      long samples,
      int sampleRate,
      int channels,
      long bytes,
      String sha256,
      List<String> marks)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("file", file)
          .text("format", format)
          .text("codec", codec)
          .text("seconds", seconds)
          .number("samples", samples)
          .number("sampleRate", sampleRate)
          .number("channels", channels)
          .number("bytes", bytes)
          .text("sha256", sha256)
          .texts("marks", marks);
    }

    static SpeechDocument of(Speech speech) {
      return new SpeechDocument(
          speech.source().toString(),
          speech.format().title(),
          speech.codec(),
          decimal(speech.length()),
          speech.length().units(),
          speech.length().unitsPerSecond(),
          speech.channels(),
          speech.bytes(),
          speech.digest().hex(),
          names(speech.marks()));
    }
  }

  record OfferDocument(
      String model,
      String tier,
      boolean fits,
      Amount expected,
      Amount upperBound,
      String rule,
      String source,
      List<ViolationDocument> violations)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("model", model)
          .text("tier", tier)
          .truth("fits", fits)
          .document("expected", expected)
          .document("upperBound", upperBound)
          .text("rule", rule)
          .text("source", source)
          .documents("violations", violations);
    }

    static OfferDocument of(Offer offer) {
      return new OfferDocument(
          offer.model().id().value(),
          offer.model().tier().label(),
          offer.fits(),
          Amount.of(offer.expected()),
          Amount.of(offer.upperBound()),
          offer.model().price().words(),
          offer.model().priceSource().toString(),
          offer.violations().stream().map(ViolationDocument::of).toList());
    }
  }

  record ViolationDocument(String field, String found, String allowed) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("field", field).text("found", found).text("allowed", allowed);
    }

    static ViolationDocument of(Violation violation) {
      return new ViolationDocument(violation.field(), violation.found(), violation.allowed());
    }
  }

  record QuoteDocument(
      PortraitDocument portrait,
      SpeechDocument speech,
      List<OfferDocument> offers,
      List<String> advice)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .document("portrait", portrait)
          .document("speech", speech)
          .documents("offers", offers)
          .texts("advice", advice);
    }

    static QuoteDocument of(PriceList prices) {
      return new QuoteDocument(
          PortraitDocument.of(prices.portrait()),
          SpeechDocument.of(prices.speech()),
          prices.offers().stream().map(OfferDocument::of).toList(),
          prices.advice().stream().map(Advice::toString).toList());
    }
  }

  record VideoDocument(
      String job,
      String provider,
      String model,
      String file,
      String seconds,
      int width,
      int height,
      long bytes,
      String sha256,
      Amount quoted,
      Amount held,
      BilledDocument billed,
      List<String> flags,
      List<String> notes)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("job", job)
          .text("provider", provider)
          .text("model", model)
          .text("file", file)
          .text("seconds", seconds)
          .number("width", width)
          .number("height", height)
          .number("bytes", bytes)
          .text("sha256", sha256)
          .document("quoted", quoted)
          .document("held", held)
          .document("billed", billed)
          .texts("flags", flags)
          .texts("notes", notes);
    }

    static VideoDocument of(OutputFile.Copy copy) {
      Video video = copy.video();
      StoredVideo stored = video.stored();
      return new VideoDocument(
          video.id().value(),
          video.job().quote().provider().value(),
          video.job().request().model().id().value(),
          copy.file().toString(),
          decimal(stored.facts().length()),
          stored.facts().width(),
          stored.facts().height(),
          stored.bytes(),
          stored.digest().hex(),
          Amount.of(video.settlement().quoted()),
          Amount.of(video.settlement().held()),
          BilledDocument.of(video.settlement().billed()),
          names(stored.flags()),
          copy.notes().stream().map("it "::concat).toList());
    }
  }

  /** What was billed; amount and currency are empty while the provider has not told. */
  record BilledDocument(String status, String amount, String currency, String source)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("status", status)
          .text("amount", amount)
          .text("currency", currency)
          .text("source", source);
    }

    static BilledDocument of(BilledCost billed) {
      return billed.fold(
          known -> {
            Amount amount = Amount.of(known.amount());
            return new BilledDocument("billed", amount.amount, amount.currency, known.source());
          },
          () -> new BilledDocument("pending", "", "", ""));
    }
  }

  record ModelDocument(
      String model,
      String title,
      String tier,
      String endpoint,
      String price,
      Amount rate,
      String priceSource,
      List<String> images,
      List<String> sounds,
      String shortestSeconds,
      String longestSeconds,
      String advisedSeconds,
      long portraitBytes,
      long speechBytes,
      int shortestSide,
      String steepestAspect,
      int promptCharacters,
      String limitsSource)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("model", model)
          .text("title", title)
          .text("tier", tier)
          .text("endpoint", endpoint)
          .text("price", price)
          .document("rate", rate)
          .text("priceSource", priceSource)
          .texts("images", images)
          .texts("sounds", sounds)
          .text("shortestSeconds", shortestSeconds)
          .text("longestSeconds", longestSeconds)
          .text("advisedSeconds", advisedSeconds)
          .number("portraitBytes", portraitBytes)
          .number("speechBytes", speechBytes)
          .number("shortestSide", shortestSide)
          .text("steepestAspect", steepestAspect)
          .number("promptCharacters", promptCharacters)
          .text("limitsSource", limitsSource);
    }

    static ModelDocument of(AvatarModel model) {
      ModelLimits limits = model.limits();
      return new ModelDocument(
          model.id().value(),
          model.title(),
          model.tier().label(),
          model.endpoint(),
          model.price().words(),
          Amount.of(model.price().rate().amount()),
          model.priceSource().toString(),
          names(limits.images()),
          names(limits.sounds()),
          decimal(limits.shortest()),
          decimal(limits.longest()),
          decimal(limits.advised()),
          limits.imageBytes(),
          limits.soundBytes(),
          limits.shortestSide(),
          limits.steepestAspect().toPlainString(),
          limits.promptCharacters(),
          limits.source().toString());
    }
  }

  record ModelsDocument(List<ModelDocument> models) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.documents("models", models);
    }
  }

  record DoctorDocument(boolean healthy, List<CheckDocument> checks) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.truth("healthy", healthy).documents("checks", checks);
    }
  }

  record CheckDocument(String name, String outcome, String finding) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.text("name", name).text("outcome", outcome).text("finding", finding);
    }

    private static final String FINE = "ok";
    private static final String WRONG = "wrong";
    private static final String WARNING = "warning";

    static CheckDocument fine(String name, String finding) {
      return new CheckDocument(name, FINE, finding);
    }

    static CheckDocument wrong(String name, String finding) {
      return new CheckDocument(name, WRONG, finding);
    }

    /** What a person should know, and what keeps nothing from working. */
    static CheckDocument warning(String name, String finding) {
      return new CheckDocument(name, WARNING, finding);
    }

    boolean isFine() {
      return !outcome.equals(WRONG);
    }
  }

  record TroubleDocument(ErrorDocument error) implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields.document("error", error);
    }

    static TroubleDocument of(Trouble trouble) {
      return new TroubleDocument(
          new ErrorDocument(
              trouble.exit().name(),
              trouble.exit().code(),
              trouble.sentences(),
              trouble.violations().stream().map(ViolationDocument::of).toList(),
              trouble.job().map(JobId::value).orElse(""),
              trouble.spend().name(),
              trouble.nextStep()));
    }
  }

  record ErrorDocument(
      String decision,
      int exitCode,
      List<String> sentences,
      List<ViolationDocument> violations,
      String job,
      String spend,
      String nextStep)
      implements Document {
    @Override
    public void writeTo(Fields fields) {
      fields
          .text("decision", decision)
          .number("exitCode", exitCode)
          .texts("sentences", sentences)
          .documents("violations", violations)
          .text("job", job)
          .text("spend", spend)
          .text("nextStep", nextStep);
    }
  }

  static String decimal(MediaLength length) {
    return length.seconds(SECONDS).toPlainString();
  }

  private static List<String> names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toList();
  }

  /** The provider's name of a job, or an empty text before it has one. */
  private static final class Request implements JobState.Cases<String> {
    @Override
    public String pending(JobState.Pending state) {
      return "";
    }

    @Override
    public String paused(JobState.Paused state) {
      return "";
    }

    @Override
    public String submitting(JobState.Submitting state) {
      return "";
    }

    @Override
    public String inDoubt(JobState.InDoubt state) {
      return "";
    }

    @Override
    public String submitted(JobState.Submitted state) {
      return state.ref().requestId();
    }

    @Override
    public String rendered(JobState.Rendered state) {
      return state.ref().requestId();
    }

    @Override
    public String succeeded(JobState.Succeeded state) {
      return state.ref().requestId();
    }

    @Override
    public String failed(JobState.Failed state) {
      return "";
    }

    @Override
    public String cancelled(JobState.Cancelled state) {
      return "";
    }
  }
}
