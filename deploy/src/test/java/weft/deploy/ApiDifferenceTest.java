package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A description of the API that is out of date is told in few lines, by operation. */
class ApiDifferenceTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode description(String paths, String schemas) {
    return JSON.readTree(
        "{\"openapi\": \"3.1.0\", \"paths\": {%s}, \"components\": {\"schemas\": {%s}}}"
            .formatted(paths, schemas));
  }

  private static String path(String path, String summary) {
    return "\"%s\": {\"get\": {\"summary\": \"%s\", \"operationId\": \"x\"}}"
        .formatted(path, summary);
  }

  @Test
  void only_what_differs_is_shown_under_the_name_of_its_operation() {
    var before = description(path("/a", "lists") + "," + path("/b", "gets"), "");
    var after = description(path("/a", "lists") + "," + path("/b", "gets one"), "");
    assertThat(ApiDifference.between(before, after))
        .containsExactly(
            "differs: /b get",
            "@@ -1,3 +1,3 @@",
            " {",
            "-  \"summary\" : \"gets\",",
            "+  \"summary\" : \"gets one\",",
            "   \"operationId\" : \"x\"");
  }

  @Test
  void what_is_new_and_what_is_gone_are_told_apart() {
    var before = description(path("/a", "lists"), "\"Old\": {}");
    var after = description(path("/b", "lists"), "");
    assertThat(ApiDifference.between(before, after))
        .filteredOn(it -> it.matches("(new|gone|differs): .*"))
        .containsExactly("gone: /a get", "new: /b get", "gone: schemas/Old");
  }

  @Test
  void equal_descriptions_have_no_difference_whatever_their_order() {
    var one = description(path("/a", "x") + "," + path("/b", "y"), "");
    var other = description(path("/b", "y") + "," + path("/a", "x"), "");
    assertThat(ApiDifference.between(one, other)).isEmpty();
  }

  @Test
  void however_much_differs_it_is_told_in_fifty_short_lines() {
    var before = new StringBuilder(path("/first", "x"));
    var after = new StringBuilder(path("/first", "y"));
    for (int i = 0; i < 300; i++) {
      before.append(",").append(path("/p" + i, "a"));
      after.append(",").append(path("/p" + i, "b".repeat(1_000)));
    }
    List<String> told =
        ApiDifference.between(
            description(before.toString(), ""), description(after.toString(), ""));
    assertThat(told).hasSizeBetween(45, 50).allMatch(it -> it.length() <= 160);
    assertThat(told.getFirst()).isEqualTo("differs: /first get");
    assertThat(told.getLast()).startsWith("... and ").contains("more: [/p");
  }

  @Test
  void one_operation_that_is_wholly_new_is_cut() {
    var fields = new StringBuilder("\"x\": 0");
    for (int i = 0; i < 200; i++) fields.append(", \"x").append(i).append("\": 1");
    String many = "\"/a\": {\"get\": {" + fields + "}}";
    var told = ApiDifference.between(description("", ""), description(many, ""));
    assertThat(told).hasSizeLessThanOrEqualTo(50);
    assertThat(told.getLast()).endsWith("more lines of /a get");
  }
}
