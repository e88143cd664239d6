package weft.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each condition narrows a page of call-offs to the lines that meet it, whichever query plan finds
 * the page.
 */
@Tag("long")
class NarrowedPageTest {
  private static BenchHub hub;
  private static String token;

  @BeforeAll
  static void three_suppliers_with_a_thousand_lines_each() throws Exception {
    hub = BenchHub.start();
    new FullBoard(3).fill(hub);
    token = FirstPage.token(hub, "jiaxin-api");
  }

  @AfterAll
  static void stop() throws Exception {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'',500",
    "&part=HY-49,20",
    "&part=bearing,500",
    "&changed=true,100",
    "&changed=true&part=HY-49,2",
    "&supplier=HONGZHU,0",
    "&buyer=HENGYUE,500",
    "&state=open&dueFrom=2026-12-06&dueUntil=2026-12-06,10"
  })
  void a_condition_narrows_the_page(String condition, int items) throws Exception {
    String page =
        FirstPage.get(hub, "/api/v1/call-offs?as=supplier&site=BENCH&limit=500" + condition, token);
    assertThat(count(page, "\"schedule\":")).isEqualTo(items);
    assertThat(count(page, "\"supplier\":\"JIAXIN\"")).isEqualTo(items);
  }

  @Test
  void pages_follow_each_other_without_a_gap() throws Exception {
    int seen = 0;
    for (String cursor = ""; cursor != null; ) {
      String page =
          FirstPage.get(hub, "/api/v1/call-offs?as=supplier&site=BENCH&limit=300" + cursor, token);
      seen += count(page, "\"schedule\":");
      var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
      cursor = next.find() ? "&cursor=" + next.group(1) : null;
    }
    assertThat(seen).isEqualTo(1_000);
  }

  private static int count(String page, String what) {
    return page.split(Pattern.quote(what), -1).length - 1;
  }
}
