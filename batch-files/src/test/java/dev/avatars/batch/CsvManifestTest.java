package dev.avatars.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.batch.BatchName;
import dev.avatars.domain.batch.BatchRow;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.request.Label;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CSV manifest says, and how each of its faults is told. */
class CsvManifestTest {
  private static final String GOOD = "a.png,b.wav\n";

  @TempDir private Path folder;

  @Test
  @DisplayName("P20 a row has every column")
  void aRowHasEveryColumn() {
    BatchRow row =
        csv("Name, IMAGE ,audio,tier,model,prompt,labels,customer\n"
                + "anna,pics/anna.png,/s/hello.wav,PRO,kling-avatar-v2-pro,"
                + "\"smiles,\r\nand \"\"waves\"\"\",spring | x:1 y,ACME\n")
            .onlyRow();
    assertThat(row.line()).isEqualTo(2);
    assertThat(row.name()).isEqualTo("anna");
    assertThat(row.output().value()).isEqualTo("anna.mp4");
    assertThat(row.draft().portrait().path()).isEqualTo(folder.resolve("pics/anna.png"));
    assertThat(row.draft().speech().path()).isEqualTo(Path.of("/s/hello.wav"));
    assertThat(row.draft().prompt()).isEqualTo("smiles,\r\nand \"waves\"");
    assertThat(row.draft().labels())
        .isEqualTo(Set.of(new Label("spring"), new Label("x:1"), new Label("y")));
    assertThat(row.draft().modelFrom(Catalog.builtIn()).id().value())
        .isEqualTo("kling-avatar-v2-pro");
  }

  @Test
  @DisplayName("a row without a name is called after its files, one without a tier is standard")
  void aRowIsCalledAfterItsFiles() {
    BatchRow row = csv("image,audio\npics/anna.v2.png,hello.wav\n").onlyRow();
    assertThat(row.name()).isEqualTo("anna.v2-hello");
    assertThat(row.draft().modelFrom(Catalog.builtIn()).tier()).isEqualTo(Tier.STANDARD);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  @DisplayName("the separator is told from the header")
  void theSeparatorIsTold(String separator) {
    String text = String.join(separator, "image", "audio", "\"a,b;c\"") + "\n";
    assertThat(csv(text + String.join(separator, "x.png", "y.wav", "\"1;2,3\"")).told())
        .containsExactly("x-y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  @DisplayName("lines may end in each usual way, and are counted alike")
  void linesEndInEachWay(String end) {
    String text = String.join(end, "image,audio", "", "a.png,b.wav", " , ", "c.png,d.wav");
    assertThat(csv(text).rows()).map(BatchRow::line).containsExactly(3, 5);
  }

  @Test
  @DisplayName("the mark of UTF-8 is no part of the first column")
  void theMarkIsSkipped() {
    assertThat(csv("\ufeffimage,audio\nÄnna.png,試す.wav\n").told()).containsExactly("Änna-試す");
  }

  @Test
  @DisplayName("P18 UTF-16 and spreadsheets are refused in words")
  void foreignFilesAreRefused() {
    assertThat(bytes("\ufeffimage,audio\n".getBytes(StandardCharsets.UTF_16LE)).told())
        .containsExactly(
            "line 1, manifest: found text in UTF-16 (save it as 'CSV UTF-8'); allowed: CSV or JSON"
                + " Lines in UTF-8");
    assertThat(bytes("\ufeffimage".getBytes(StandardCharsets.UTF_16BE)).told().get(0))
        .contains("UTF-16");
    assertThat(bytes(new byte[] {'P', 'K', 3, 4, 0, 0}).told().get(0)).contains("a spreadsheet");
  }

  @Test
  @DisplayName("P18 a file without rows is told as such")
  void aFileWithoutRowsIsTold() {
    assertThat(csv("").told().get(0)).startsWith("line 1, manifest: found an empty file;");
    assertThat(csv("\n \n").told().get(0)).startsWith("line 1, manifest: found an empty file;");
    assertThat(csv("image,audio\n\n").told())
        .containsExactly("line 1, manifest: found no rows; allowed: one or more");
  }

  @Test
  @DisplayName("P18 every fault of a header is told at once, with its line, before any row")
  void everyFaultOfAHeaderIsTold() {
    assertThat(csv("\n\nimage,Tier,tier,,=x\n" + GOOD).told())
        .containsExactly(
            "line 3, header: found 'tier' twice; allowed: each name once"
                + " + line 3, header: found a column without a name; allowed: a name for each column"
                + " + line 3, header: found '=x'; allowed: "
                + CellRule.BEGINNING
                + " + line 3, audio: found no such column; allowed: a column of that name, or a"
                + " default for it");
  }

  @Test
  @DisplayName("a column that is absent or empty has its default")
  void defaultsFillIn() {
    ManifestOptions options =
        ManifestOptions.standard()
            .withDefaults(Map.of("Audio", "hello.wav", "tier", "pro", "customer", "ACME"))
            .withTemplate("{customer}/{name}-{tier}.{ext}");
    assertThat(csv("image,tier\na.png,\nb.png,standard\n").with(options).rows())
        .map(row -> row.output().value())
        .containsExactly("ACME/a-hello-pro.mp4", "ACME/b-hello-standard.mp4");
  }

  @Test
  @DisplayName("P18 a default that is wrong is told once, not with every row")
  void aWrongDefaultIsToldOnce() {
    ManifestOptions options =
        ManifestOptions.standard().withDefaults(Map.of("tier", "gold", "prompt", "=1"));
    assertThat(csv("image,audio\n" + GOOD + GOOD).with(options).told())
        .singleElement()
        .asString()
        .contains("line 1, tier: found 'gold'; allowed: standard or pro")
        .contains("line 1, prompt: found '=1'");
    assertThatThrownBy(() -> ManifestOptions.standard().withDefaults(Map.of(" ", "x")))
        .hasMessageStartingWith("default: found ' '; allowed: ");
  }

  @Test
  @DisplayName("P18 a template with a name that nobody knows is one fault before any row")
  void anUnknownPlaceholderIsOneFault() {
    ManifestOptions options = ManifestOptions.standard().withTemplate("{client}/{name}.mp4");
    assertThat(csv("image,audio,customer\na,b,c\n").with(options).told())
        .containsExactly(
            "line 1, output template: found {client}; allowed: {audio}, {customer}, {ext},"
                + " {image}, {line}, {name}, {tier}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../{name}.mp4", "/{name}.mp4", "a//{name}", "{name}:x"})
  @DisplayName("P18 a template that leaves the folder is one fault before any row")
  void aClimbingTemplateIsOneFault(String template) {
    ManifestOptions options = ManifestOptions.standard().withTemplate(template);
    assertThat(csv("image,audio\n" + GOOD + GOOD).with(options).told())
        .singleElement()
        .asString()
        .startsWith("line 1, output template: found '" + template + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{name", "name}", "{}", "{{name}}"})
  @DisplayName("P18 a template whose braces do not fit is refused by the options")
  void aBrokenTemplateIsRefused(String template) {
    assertThatThrownBy(() -> ManifestOptions.standard().withTemplate(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("output template: found '" + template + "'; allowed: ");
  }

  @Test
  @DisplayName("MF-3 P18 a value that climbs out by way of the template is a fault of its row")
  void aClimbingValueIsAFault() {
    ManifestOptions options = ManifestOptions.standard().withTemplate("{c}/{name}.mp4");
    assertThat(csv("image,audio,c\na,b,..\na,b,\na,b,x/../y\na,b,/x\n").with(options).told())
        .satisfiesExactly(
            up -> assertThat(up).startsWith("line 2, output: found '../a-b.mp4'"),
            none -> assertThat(none).startsWith("line 3, output: found '/a-b.mp4'"),
            cleaned -> assertThat(cleaned).isEqualTo("a-b"),
            slash -> assertThat(slash).isEqualTo("a-b"));
  }

  @Test
  @DisplayName("values are cleaned for file names, in all scripts")
  void valuesAreCleaned() {
    assertThat(
            csv("image,audio,name\na,b,An/na: \"é\" हिन्दी *1_2.3-4\n".replace("\"", "'"))
                .onlyRow())
        .satisfies(row -> assertThat(row.name()).startsWith("An/na"))
        .satisfies(
            row -> assertThat(row.output().value()).isEqualTo("An-na- -é- हिन्दी -1_2.3-4.mp4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a", "a/../b", "a/..", "/a", "\\a", "C:\\a", "a\\..\\b"})
  @DisplayName("MF-3 P18 a name that climbs is a fault")
  void aClimbingNameIsAFault(String name) {
    assertThat(csv("image,audio,name\na,b," + name + "\n").told().get(0))
        .startsWith("line 2, name: found '" + name + "'; allowed: a name that stays where it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nul", "xxx", "a..b"})
  @DisplayName("MF-3 a place that no file system takes is a fault, dots within a name are none")
  void aPlaceIsJudged(String name) {
    String told = csv("image,audio,name\na,b," + name + "\n").told().get(0);
    assertThat(told.startsWith("line 2, output: found 'nul.mp4'")).isEqualTo(name.equals("nul"));
  }

  @Test
  @DisplayName("MF-2 P18 every fault of a row is told at once, and the next row is read")
  void everyFaultOfARowIsTold() {
    assertThat(
            csv("""
                    image,audio,tier,model,labels,prompt,name
                    ,b.wav,gold,Kling!,a/b ok c/d,=cmd(),../x
                    a.png,b.wav,,,,,fine
                    """)
                .told())
        .satisfiesExactly(
            faulty ->
                assertThat(faulty.split(" \\+ line 2, "))
                    .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("line 2, prompt: found '=cmd()'"),
                        one ->
                            assertThat(one)
                                .startsWith("tier: found 'gold'; allowed: standard or pro"),
                        one -> assertThat(one).startsWith("model: found 'Kling!'"),
                        one -> assertThat(one).startsWith("labels: found 'a/b'"),
                        one -> assertThat(one).startsWith("labels: found 'c/d'"),
                        one -> assertThat(one).startsWith("image: found nothing"),
                        one -> assertThat(one).startsWith("name: found '../x'")),
            fine -> assertThat(fine).isEqualTo("fine"));
  }

  @Test
  @DisplayName("MF-2 P18 a row with too few or too many cells is told with both numbers")
  void cellsAreCounted() {
    assertThat(csv("image,audio\na.png\na.png,b.wav,c\n" + GOOD).told())
        .containsExactly(
            "line 2, row: found 1 cells; allowed: 2 cells, as many as the header",
            "line 3, row: found 3 cells; allowed: 2 cells, as many as the header",
            "a-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "@x", "+cmd", "-cmd", " =1", "-1+1", "+", "-"})
  @DisplayName("P18 a cell that a spreadsheet takes for a formula is a fault in any column")
  void aFormulaIsAFault(String cell) {
    for (String column : List.of("prompt", "name", "customer", "labels")) {
      assertThat(csv("image,audio," + column + "\na,b," + cell + "\n" + "a,b,c\n").told())
          .hasSize(2)
          .first()
          .asString()
          .startsWith(
              "line 2, " + column + ": found '" + cell + "'; allowed: " + CellRule.BEGINNING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1.5", "-0,5", "12"})
  @DisplayName("a plain number is no formula")
  void aNumberIsNoFormula(String number) {
    assertThat(csv("image,audio,customer\na,b,\"" + number + "\"\n").told()).containsExactly("a-b");
  }

  @Test
  @DisplayName("P18 a prompt that begins with a tab or a line's end is a fault")
  void aPromptBeginsVisibly() {
    assertThat(csv("image,audio,prompt\na,b,\"\tx\"\na,b,\"\rx\"\na,b,\"x\ty\"\n").told())
        .satisfiesExactly(
            tab -> assertThat(tab).startsWith("line 2, prompt: found '?x'"),
            end -> assertThat(end).startsWith("line 3, prompt: found '?x'"),
            within -> assertThat(within).isEqualTo("a-b"));
  }

  @Test
  @DisplayName("P18 control characters are told by their number and column")
  void controlCharactersAreTold() {
    assertThat(csv("image,audio,name\na\0.png,b,c\na,b,\u001b[31m\na,b,\"x\ny\"\na,b,z\n").told())
        .containsExactly(
            "line 2, image: found the character U+0000; allowed: " + CellRule.ALLOWED,
            "line 3, name: found the character U+001B; allowed: " + CellRule.ALLOWED,
            "line 4, name: found the character U+000A; allowed: " + CellRule.ALLOWED,
            "z");
  }

  @Test
  @DisplayName("P18 a byte that is no UTF-8 is told with its column, and costs its row alone")
  void aBrokenByteIsTold() {
    byte[] latin =
        "image,audio,name\na,b,J\u00fcrgen\na,b,Ben\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(bytes(latin).told())
        .containsExactly(
            "line 2, name: found the byte 0xFC, which is no UTF-8; allowed: " + CellRule.ALLOWED,
            "Ben");
  }

  @Test
  @DisplayName("P18 a quote that never ends costs its row alone")
  void anEndlessQuoteIsTold() {
    assertThat(csv("image,audio\na,\"b\nc,d\ne,f\n").told())
        .containsExactly(
            "line 2, row: found a quote that never ends; allowed: " + Quotes.ALLOWED, "c-d", "e-f");
  }

  @Test
  @DisplayName("P18 a quote that another row's quote would end costs its row alone")
  void aStrayQuoteIsTold() {
    assertThat(csv("image,audio\na,\"b\nc,d\ne,\"f\"\n").told())
        .containsExactly(
            "line 2, row: found text behind the quote that ends a cell; allowed: " + Quotes.ALLOWED,
            "c-d",
            "e-f");
  }

  @Test
  @DisplayName("a line within quotes counts, so that the rows after it have their own lines")
  void linesWithinQuotesCount() {
    assertThat(csv("image,audio,prompt\na,b,\"1\n2\r\n3\"\nc,d,x\ne,f\n").told())
        .containsExactly(
            "a-b", "c-d", "line 6, row: found 2 cells; allowed: 3 cells, as many as the header");
  }

  @Test
  @DisplayName("P18 a line of 10 MB is told and skipped, in quotes or not")
  void aLongLineIsSkipped() {
    String ten = "x".repeat(10_000_000);
    assertThat(csv("image,audio\na," + ten + "\nc,\"" + ten + "\ne,f\n").told())
        .containsExactly(
            "line 2, row: found a line of 10000003 bytes; allowed: at most 1048576 bytes",
            "line 3, row: found a line of 10000004 bytes; allowed: at most 1048576 bytes",
            "e-f");
  }

  @Test
  @DisplayName("P18 a quote that goes on for too many lines costs its row alone")
  void aLongQuoteIsTold() {
    String lines = ("c," + "d".repeat(100) + "\n").repeat(12_000);
    List<String> told = csv("image,audio\na,\"b\n" + lines).told();
    assertThat(told).hasSize(12_001);
    assertThat(told.get(0)).startsWith("line 2, row: found a quote that never ends");
    assertThat(told.get(12_000)).startsWith("c-d");
  }

  @Test
  @DisplayName("P18 more cells than anybody needs are told")
  void tooManyCellsAreTold() {
    assertThat(csv("image,audio\n" + ",x".repeat(100_000) + "\n" + GOOD).told())
        .satisfiesExactly(
            many -> assertThat(many).startsWith("line 2, row: found "),
            fine -> assertThat(fine).isEqualTo("a-b"));
    assertThat(csv("x,".repeat(100_000) + "\n" + GOOD).told())
        .singleElement()
        .asString()
        .startsWith("line 1, header: found ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://x/y.png",
        "data:image/png;base64",
        "http:",
        "https:///x"
      })
  @DisplayName("P18 an address of another kind is a fault")
  void anotherAddressIsAFault(String address) {
    assertThat(csv("image,audio\n\"" + address + "\",b\n").told().get(0))
        .startsWith("line 2, image: found '" + address + "'; allowed: a path, or an address");
  }

  @Test
  @DisplayName("the batch is called as its file, or as it was told")
  void theBatchHasAName() {
    ManifestOptions options = ManifestOptions.standard();
    assertThat(ManifestFile.open(Path.of("x/Spring 2026.v1.csv"), options).name())
        .isEqualTo(new BatchName("Spring-2026.v1"));
    assertThat(ManifestFile.open(Path.of("x".repeat(90)), options).name().value()).hasSize(58);
    assertThat(ManifestFile.open(Path.of("...csv"), options).name())
        .isEqualTo(new BatchName("batch"));
    BatchName name = new BatchName("mine");
    assertThat(ManifestFile.open(Path.of("x.csv"), options.named(name)).name()).isEqualTo(name);
  }

  @Test
  @DisplayName("a file of another name is told by its content")
  void theKindIsTold() {
    String csv = "image,audio\na,b\n";
    assertThat(Written.as(folder.resolve("list.txt"), csv).told()).containsExactly("a-b");
    assertThat(Written.as(folder.resolve("list"), " \n{\"image\":\"a\",\"audio\":\"b\"}").told())
        .containsExactly("a-b");
  }

  @Test
  @DisplayName("P18 a file that is missing, or is none, cannot be read")
  void whatIsNoFileIsRefused() throws Exception {
    Path none = folder.resolve("none.csv");
    Path inner = Files.createDirectory(folder.resolve("inner.csv"));
    for (Path path : List.of(none, inner)) {
      assertThatThrownBy(() -> ManifestFile.open(path, ManifestOptions.standard()).rows())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(path.toString());
    }
  }

  private Written csv(String text) {
    return Written.as(folder.resolve("batch.csv"), text);
  }

  private Written bytes(byte[] bytes) {
    return Written.as(folder.resolve("batch.csv"), bytes);
  }
}
