package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/**
 * A partner asks a question on the object's screen; the other finds it at home, answers, and sees
 * it closed.
 */
@Tag("long")
@InChromium
class QuestionScreenTest {
  private static final String ASKING = "[data-testid=questions-about] > form ";
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");

  private String shipment() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var answer =
        supplier.post(
            "/api/v1/shipments",
            """
            {"number": "LS-ASK-1", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "ASK-1", "quantity": "12", "unit": "PCE"}]}
            """
                .formatted(today, today.plusDays(2)),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    supplier.settle();
    return "/shipments/" + Api.body(answer).path("id").asString();
  }

  @Test
  void a_question_on_a_shipment_waits_at_the_others_home_until_it_is_answered_and_is_closed() {
    String path = shipment();
    var asker = Chromium.shared().open(hub, "buyer@hengyue", path);
    asker.at(ASKING + "[data-testid=question-text]").fill("Which batch is it?");
    asker.at(ASKING + "[data-testid=question-send]").click();
    asker.says("[data-testid=question]", "Which batch is it?");
    supplier.settle();

    var other = Chromium.shared().open(hub, "sales@jiaxin", "/");
    other.at("[data-testid=need][data-need=questions]").click();
    other.says("[data-testid=question-row]:has-text('LS-ASK-1')", "LS-ASK-1", "Which batch is it?");
    other.at("[data-testid=question-row]:has-text('LS-ASK-1') a").first().click();
    other.at("[data-testid=question-screen]").waitFor();
    other.says("[data-testid=about-link]", "LS-ASK-1");
    other.at("[data-testid=question] [data-testid=question-text]").fill("Batch B-7.");
    other.at("[data-testid=question] [data-testid=question-send]").click();
    other.at("[data-testid=message]:has-text('Batch B-7.')").waitFor();
    assertThat(other.page().locator("[data-testid=question-close]").count())
        .as("who asked closes")
        .isZero();

    asker.at("[data-testid=message]:has-text('Batch B-7.')").waitFor(); // by itself
    asker.show("question");
    asker.at("[data-testid=question-close]").click();
    other.at("[data-testid=question][data-open=false]").waitFor();
    assertThat(other.page().locator("[data-testid=question] [data-testid=question-text]").count())
        .as("nothing more is written")
        .isZero();
  }

  @Test
  void a_partner_that_has_nothing_to_do_with_the_part_is_not_asked_about_it() {
    var screen =
        Chromium.shared().open(hub, "planner@hengyue", "/balance?site=PLANT1&part=HY-31020");
    screen.at(ASKING + "[data-testid=question-to]").selectOption("JIAXIN");
    screen.at(ASKING + "[data-testid=question-text]").fill("How many?");
    screen.at(ASKING + "[data-testid=question-send]").click();
    screen.says(ASKING + "[role=alert]", "nothing to do with each other about part HY-31020");
    assertThat(screen.at(ASKING + "[data-testid=question-text]").inputValue())
        .isEqualTo("How many?");
  }
}
