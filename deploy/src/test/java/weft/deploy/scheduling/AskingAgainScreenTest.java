package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
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
import weft.deploy.browser.Screen;

/** A buyer reads that too little is promised and asks its supplier for the rest, line by line. */
@Tag("long")
@InChromium
class AskingAgainScreenTest {
  private static final String ASKING = "[data-testid=questions-about] > form ";
  private final RunningHub hub = RunningHub.busy();
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String part =
      "AGAIN-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  /** Two lines, the first of which is half promised. */
  private JsonNode promisedByHalf() {
    return promisedByHalf(
        Delfors.of(part, part, "07", edi(5), "100", edi(9), "50"), today.plusDays(5));
  }

  private JsonNode promisedByHalf(String release, LocalDate due) {
    new Api(hub, "hengyue-edi").handIn(release);
    var supplier = new Api(hub, "jiaxin-api");
    JsonNode line = supplier.items("/api/v1/call-offs?as=supplier&part=" + part).getFirst();
    var answer =
        supplier.post(
            "/api/v1/call-offs/" + line.path("schedule").asString() + "/commitments",
            """
            {"release": "%s", "commitments": [{"due": "%s", "ordinal": 0,
              "promises": [{"date": "%2$s", "quantity": "50"}], "reason": {"code": "capacity", "text": ""}}]}
            """
                .formatted(line.path("release").asString(), due),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + line.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    supplier.settle();
    return line;
  }

  private String edi(int days) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(days));
  }

  private String day(int days) {
    return DateTimeFormatter.ofPattern("dd MMM", Locale.UK).format(today.plusDays(days));
  }

  private void row(Screen screen, int days, String... words) {
    screen.says("[data-testid=call-off-row][data-due='" + today.plusDays(days) + "']", words);
  }

  @Test
  void a_line_answered_short_is_asked_about_again_and_the_supplier_reads_which_one() {
    promisedByHalf();
    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/call-offs?part=" + part);
    row(buyer, 5, "50 short");
    assertThat(buyer.page().locator("[data-testid=ask-again]").count())
        .as("of what is open nothing is asked again")
        .isEqualTo(1);
    buyer.at("[data-testid=call-offs]").focus();
    buyer.page().keyboard().press("Home");
    buyer.page().keyboard().press("ArrowDown");
    buyer.page().keyboard().press("a");
    buyer.says(ASKING, "Ask about the line due " + day(5));
    var words = buyer.at(ASKING + "[data-testid=question-text]");
    PlaywrightAssertions.assertThat(words).isFocused();
    words.fill("Can the other half come by Friday?");
    buyer.show("ask-again");
    buyer.at(ASKING + "[data-testid=question-send]").click();
    buyer.says("[data-testid=question-line]", "due " + day(5));
    buyer.says(ASKING, "Ask about this");

    var supplier = Chromium.shared().open(hub, "sales@jiaxin", "/questions?show=mine");
    supplier.says(
        "[data-testid=question-row]:has-text('" + part + "')",
        "Call-offs of " + part + " · due " + day(5),
        "Can the other half come by Friday?");
  }

  @Test
  void a_weeks_line_is_asked_about_by_its_week() {
    LocalDate monday = today.plusDays(7).with(DayOfWeek.MONDAY);
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(monday);
    String release = Delfors.of(part, part, "07", day, "100");
    promisedByHalf(release.replace("SCC+1++D'", "SCC+1++W'"), monday);
    String week = "W%02d".formatted(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/call-offs?part=" + part);
    buyer.at("[data-testid=call-off-row] [data-testid=ask-again]").click();
    buyer.says(ASKING, "Ask about the line due in ", week);
    buyer.at(ASKING + "[data-testid=question-text]").fill("When does the other half come?");
    buyer.at(ASKING + "[data-testid=question-send]").click();
    buyer.says("[data-testid=question-line]", "due in ", week);

    var supplier = Chromium.shared().open(hub, "sales@jiaxin", "/questions?show=mine");
    supplier.says("[data-testid=question-row]:has-text('" + part + "')", "due in ", week);
  }

  @Test
  void from_the_schedule_too_and_back_to_a_question_about_the_whole() {
    String schedule = promisedByHalf().path("schedule").asString();
    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/call-offs/" + schedule);
    buyer.at("[data-testid=schedule-line] [data-testid=ask-again]").click();
    buyer.says(ASKING, "Ask about the line due " + day(5));
    buyer.at("[data-testid=question-whole]").click();
    buyer.says(ASKING, "Ask about this");
    assertThat(buyer.page().url()).doesNotContain("ask=");

    var supplier = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs/" + schedule);
    supplier.at("[data-testid=schedule-line]").first().waitFor();
    assertThat(supplier.page().locator("[data-testid=ask-again]").count())
        .as("who promised answers anew")
        .isZero();
  }
}
