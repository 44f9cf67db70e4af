package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static final Document INNER = fields -> fields.text("text", "a \"b\"\n");

  @Test
  void everyKindOfFieldIsWritten() {
    Document document =
        fields ->
            fields
                .number("number", Long.MAX_VALUE)
                .truth("truth", true)
                .texts("texts", List.of("ä", "\\"))
                .texts("none", List.of())
                .document("inner", INNER)
                .documents("inners", List.of(INNER, INNER));

    assertThat(Fields.textOf(document))
        .isEqualToNormalizingNewlines(
            """
            {
              "number" : 9223372036854775807,
              "truth" : true,
              "texts" : [ "ä", "\\\\" ],
              "none" : [ ],
              "inner" : {
                "text" : "a \\"b\\"\\n"
              },
              "inners" : [ {
                "text" : "a \\"b\\"\\n"
              }, {
                "text" : "a \\"b\\"\\n"
              } ]
            }""");
  }
}
