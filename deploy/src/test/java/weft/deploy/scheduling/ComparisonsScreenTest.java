package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** The changes since the last release, one's last answer, or one's last visit. */
@Tag("long")
@InChromium
class ComparisonsScreenTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String AGAINST = "select[aria-label='Compared with']";
  private final RunningHub hub = RunningHub.busy();
  private final Api sales = new Api(hub, "sales@jiaxin");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String part =
      "COMPARE-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  private void released(String number, String... quantities) {
    String[] lines = new String[quantities.length * 2];
    for (int i = 0; i < quantities.length; i++) {
      lines[2 * i] = DateTimeFormatter.BASIC_ISO_DATE.format(due(i));
      lines[2 * i + 1] = quantities[i];
    }
    new Api(hub, "hengyue-edi").handIn(Delfors.of(part.substring(8) + number, part, number, lines));
  }

  private LocalDate due(int line) {
    return today.plusDays(5 + 3L * line);
  }

  private void promise(int line, String quantity) {
    JsonNode first = sales.items("/api/v1/call-offs?as=supplier&limit=500&part=" + part).get(line);
    var answer =
        sales.post(
            "/api/v1/call-offs/" + first.path("schedule").asString() + "/commitments?as=supplier",
            """
            {"release": "%s", "commitments": [{"due": "%s", "ordinal": 0, "promises": [{"date": "%s", "quantity": "%s"}]}]}
            """
                .formatted(first.path("release").asString(), due(line), due(line), quantity),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + first.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    sales.settle();
  }

  private String row(int line) {
    return "[data-testid=call-off-row][data-due='" + due(line) + "']";
  }

  @Test
  void the_list_is_compared_with_the_last_release_my_last_answer_or_my_last_visit() {
    released("07", "100", "50");
    promise(0, "100");
    Instant visited = Instant.now();
    var kept =
        sales.put(
            "/api/v1/views",
            "{\"screen\": \"call-offs-visits\", \"name\": \"visit\", \"query\": \"before="
                + visited
                + "\"}",
            JSON);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    released("08", "120", "50", "30");
    released("09", "120", "60", "30");

    var screen = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    screen.says(row(0), "120", "Same");
    screen.says(row(1), "50 → 60", "+10");
    screen.says(row(2), "30", "Same");

    screen.at(AGAINST).selectOption("answer");
    screen.says(row(0), "100 → 120", "+20", "More");
    screen.says(row(1), "60", "Not answered yet");
    screen.show("call-offs-against-answer");

    screen.at(AGAINST + ":has(option[value=visit])").selectOption("visit");
    screen.says(row(1), "50 → 60", "+10");
    screen.says(row(2), "Added");
    screen.says(row(0), "100 → 120");
    assertThat(screen.page().url()).contains("against=visit");

    released("10", "120", "60", "35");
    screen.says(row(2), "35", "Added"); // without a reload, and still against the visit
    screen.at(AGAINST).selectOption("");
    screen.says(row(2), "30 → 35", "+5");
  }

  @Test
  void a_schedule_is_compared_the_same_ways_on_its_own_page() {
    released("11", "100", "50", "20");
    promise(0, "100");
    promise(2, "20");
    released("12", "120", "50");
    released("13", "120", "60");
    String schedule =
        sales
            .items("/api/v1/call-offs?as=supplier&limit=500&part=" + part)
            .getFirst()
            .path("schedule")
            .asString();

    var screen = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs/" + schedule);
    screen.says(line(0), "120", "Same");
    screen.says(line(1), "50", "60", "More");
    assertThat(screen.page().locator("[data-testid=gone-line]").count()).isZero();

    screen.at("[data-testid=against]").selectOption("answer");
    screen.says(line(0), "100", "120", "+20", "More");
    screen.says(line(1), "60", "Not answered yet");
    screen.says("[data-testid=gone-line][data-due='" + due(2) + "']", "20", "−20");
    assertThat(screen.page().url()).contains("against=answer");
    screen.show("schedule-against-answer");

    released("14", "130", "60");
    screen.says(line(0), "100", "130", "+30"); // without a reload, and still against the answer
    screen.at("[data-testid=against]").selectOption(new SelectOption().setIndex(0));
    screen.says(line(0), "120", "130", "+10");
  }

  private String line(int line) {
    return "[data-testid=schedule-line][data-due='" + due(line) + "']";
  }

  @Test
  void only_what_can_be_compared_with_is_taken() {
    assertThat(sales.get("/api/v1/call-offs?against=yesterday").statusCode()).isEqualTo(400);
    assertThat(sales.get("/api/v1/call-offs?against=2199-01-01T00:00:00Z").statusCode())
        .isEqualTo(409);
    assertThat(sales.get("/api/v1/call-offs?against=release&limit=1").statusCode()).isEqualTo(200);
    released("15", "100");
    JsonNode line = sales.items("/api/v1/call-offs?as=supplier&part=" + part).getFirst();
    String one = "/api/v1/call-offs/" + line.path("schedule").asString() + "?as=supplier&against=";
    assertThat(sales.get(one + "yesterday").statusCode()).isEqualTo(400);
    assertThat(sales.json(one + "answer").at("/lines/0/change").asString()).isEqualTo("added");
    assertThat(sales.json(one + Instant.now().minusSeconds(3600)).at("/summary/added").asInt())
        .isEqualTo(1);
  }
}
