package weft.api.quota;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A body's lists are refused at their limit while they are read, token by token. */
class JsonListsTest {
  private static String list(String entry, int times) {
    return "[" + String.join(",", Collections.nCopies(times, entry)) + "]";
  }

  private static String tooLong(String body) {
    return JsonLists.tooLong(body.getBytes(UTF_8), "application/json");
  }

  @Test
  void a_list_of_5_000_entries_is_read_and_one_more_is_refused_at_its_place() {
    for (String entry : new String[] {"{\"part\":\"A\"}", "1", "\"a\"", "null", "[1,2]"}) {
      assertThat(tooLong("{\"lines\":" + list(entry, 5_000) + "}")).as(entry).isNull();
      assertThat(tooLong("{\"lines\":" + list(entry, 5_001) + "}")).as(entry).isEqualTo("/lines");
    }
    assertThat(tooLong("{\"a\":[{\"packages\":" + list("{\"x\": 1}", 5_001) + "}]}"))
        .isEqualTo("/a/0/packages");
    assertThat(tooLong(list("{}", 100_001))).isEmpty();
  }

  @Test
  void nothing_is_read_behind_the_first_entry_too_many() {
    String begun = "{\"lines\":" + list("{}", 5_001);
    assertThat(tooLong(begun + " and this is no JSON")).isEqualTo("/lines");
  }

  @Test
  void lists_within_lists_have_100_000_entries_together() {
    String inner = "{\"packages\":" + list("1", 4_000) + "}";
    assertThat(tooLong("{\"lines\":" + list(inner, 24) + "}")).isNull();
    assertThat(tooLong("{\"lines\":" + list(inner, 26) + "}")).startsWith("/lines/24/packages");
  }

  @Test
  void what_is_no_json_is_left_to_its_reader_in_whatever_charset() {
    assertThat(tooLong("no JSON ".repeat(5_000))).isNull();
    byte[] latin = ("{\"ä\":" + list("{}", 5_001) + "}").getBytes(ISO_8859_1);
    assertThat(JsonLists.tooLong(latin, "application/json;charset=ISO-8859-1")).isEqualTo("/ä");
  }
}
