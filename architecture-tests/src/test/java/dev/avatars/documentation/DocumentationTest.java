package dev.avatars.documentation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.media.MediaSource;
import dev.avatars.ports.tck.SampleMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages tell the truth: what they show compiles and runs, and what they link to is there. */
class DocumentationTest {
  private static final String KEPT =
      "JobStore jobs = null; Ledger ledger = null; VideoArchive archive = null;\n";

  /** What a page's snippets take for granted, by module or by the page's name. */
  private static final Map<String, String> GIVEN =
      Map.ofEntries(
          Map.entry("emulator.md", "FalEmulator fal = null;\n"),
          Map.entry(
              "fal.md",
              "FalProvider fal = null; byte[] body = null; String query = null;\n"
                  + "java.util.Map<String, java.util.List<String>> headers = null;\n"
                  + KEPT),
          Map.entry("ports", "AvatarProvider provider = null; SubmitOrder order = null;\n"),
          Map.entry("application", "AvatarDraft draft = null;\n"),
          Map.entry("adapter-fal", KEPT),
          Map.entry("fal-emulator", "java.util.function.Consumer<URI> client = null;\n"),
          Map.entry("adapter-fake", "Job job = null;\n"),
          Map.entry(
              "adapter-db-scheduler",
              "javax.sql.DataSource connections = null; AvatarProvider provider = null;"
                  + " VideoArchive archive = null;\n"),
          Map.entry(
              "adapter-micrometer",
              "io.micrometer.core.instrument.MeterRegistry registry = null; JdbcJobStore store = null;"
                  + " AvatarProvider provider = null; VideoArchive archive = null;\n"),
          Map.entry(
              "batch-report",
              "BatchName name = null; BatchJournal journal = null;"
                  + " Path videos = null; Path manifestFolder = null;\n"),
          Map.entry("adapter-jdbc", "AvatarProvider provider = null;\n"));

  private static final String TOO_LONG = "long.wav";
  private static final int SILENCE = 301 * 8_000;

  @TempDir Path folder;

  static List<Page> pages() {
    return Page.all();
  }

  /** The pages whose code nobody else proves: the page of the contracts has a test beside them. */
  static List<Page> pagesWithCode() {
    return Page.all().stream().filter(page -> !page.name().equals("contracts.md")).toList();
  }

  static Stream<Session> sessions() {
    return Page.all().stream()
        .flatMap(page -> page.blocks("console").stream().map(text -> new Session(page, text)));
  }

  @Test
  void theReadmesJavaRendersAVideo() throws IOException, InterruptedException {
    media();
    Snippet example = new Snippet(Page.readme().blocks("java").get(0), "");
    example.compileInto(folder);

    assertThat(example.runIn(folder)).as(Files.readString(folder.resolve("output.txt"))).isZero();
    assertThat(folder.resolve("hello.mp4")).isNotEmptyFile();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void whatAPageShowsAtATerminalIsWhatHappens(Session session)
      throws IOException, InterruptedException {
    media();
    lay(session.page());
    session.typeIn(folder);
  }

  @Test
  void theReadmesTestCommandIsTheOneThatCiRuns() throws IOException {
    assertThat(Page.readme().blocks("console")).contains("$ mvn verify\n");
    assertThat(Files.readString(Page.REPOSITORY.resolve(".ci/run")))
        .containsPattern("(?m)^mvn .*verify$");
  }

  @ParameterizedTest
  @MethodSource("pagesWithCode")
  void aSnippetOfAPageCompiles(Page page) throws IOException {
    for (String code : page.blocks("java")) {
      String module = String.valueOf(page.file().getParent().getFileName());
      String given = GIVEN.getOrDefault(page.name(), GIVEN.getOrDefault(module, ""));
      new Snippet(code, given).compileInto(folder);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageLinksToFilesThatAreThere(Page page) {
    assertThat(page.links()).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void everyModuleHasAPage() throws IOException {
    List<String> modules =
        Files.readAllLines(Page.REPOSITORY.resolve("pom.xml")).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("<module>"))
            .map(line -> line.replaceAll("<[^>]+>", ""))
            .filter(module -> !module.equals("bom"))
            .toList();

    assertThat(modules)
        .allSatisfy(
            module -> assertThat(Page.REPOSITORY.resolve(module).resolve("README.md")).exists());
  }

  /** The files that the README speaks of. */
  private void media() throws IOException {
    SampleMedia media = SampleMedia.in(folder);
    copy(media.portrait(1).source(), "anna.png");
    copy(media.speech(1).source(), "hello.wav");
  }

  /** The files that one page alone speaks of. */
  private void lay(Page page) throws IOException {
    page.layFilesIn(folder);
    if (page.text().contains(TOO_LONG)) {
      Files.write(folder.resolve(TOO_LONG), silence());
    }
  }

  /** A sound that is longer than any model takes: 301 s at 8 kHz. */
  private static byte[] silence() {
    ByteBuffer wav = ByteBuffer.allocate(44 + SILENCE).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(US_ASCII)).putInt(36 + SILENCE);
    wav.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(8_000).putInt(8_000).putShort((short) 1).putShort((short) 8);
    return wav.put("data".getBytes(US_ASCII)).putInt(SILENCE).array();
  }

  private void copy(MediaSource source, String name) throws IOException {
    Path file = Path.of(source.toString());
    Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
