package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;

/**
 * Dialogs, empty lists, refusals, a lost connection and an ended session: each is readable in both
 * languages, wide and narrow, and with a screen reader.
 */
@Tag("long")
@InChromium
class StatesOfScreensTest {
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final String ROW = "[data-testid=call-off-row]";

  private final RunningHub hub = RunningHub.shared();
  private final Chromium chromium = Chromium.shared();

  @Test
  void a_stranger_reads_what_this_is_and_where_to_sign_in() {
    var screen = chromium.visit(hub, "/call-offs");
    screen.at("[data-testid=sign-in]").waitFor();
    for (String language : List.of("en", "zh")) {
      screen.speak(language);
      screen.page().waitForFunction("() => document.querySelector('main img').naturalHeight > 0");
      assertThat(
              screen
                  .at("main img")
                  .evaluate("it => it.naturalWidth + ' x ' + it.naturalHeight + ': ' + it.alt"))
          .asString()
          .startsWith("1280 x 800: ")
          .contains(language.equals("en") ? "the day on which it runs out" : "缺料");
    }
    screen.show("landing", () -> {}, () -> {});
  }

  @Test
  void dialogs_of_a_supplier_can_be_read_with_their_faults() {
    var screen = chromium.open(hub, "sales@jiaxin", "/call-offs");
    screen.at(ROW).waitFor();
    Runnable escape = () -> escape(screen);
    screen.show("keys", () -> screen.at("[data-testid=keys]").click(), escape);
    screen.show("as-of", () -> screen.at("[data-testid=as-of]").click(), escape);
    screen.show("user-menu", () -> screen.at("[data-testid=user-menu]").click(), escape);
    screen.show(
        "propose",
        () -> {
          screen.at(ROW + " [data-testid=propose]").click();
          screen.at("[data-testid=split-date]").fill("");
          screen.at("[data-testid=split-add]").click();
          screen.at("[data-testid=propose-send]").click();
        },
        escape);
    screen.page().navigate(hub.url() + "/orders?state=open");
    screen.at("[data-testid=order-row] a").click();
    screen.show(
        "answer",
        () -> {
          screen.at("[data-testid=propose]").click();
          screen.at("[data-testid=answer-choose]").click();
        },
        escape);
    screen.show(
        "answers-chosen",
        () -> screen.at("[data-testid=accept-all]").click(),
        () -> screen.at("[data-testid=response-bar] button >> nth=1").click());
  }

  @Test
  void companies_have_their_names_from_the_first_moment_and_not_their_codes() {
    var screen = chromium.open(hub, "sales@jiaxin", "/orders");
    var page = screen.page();
    List<Route> held = new ArrayList<>();
    page.route("**/api/v1/partners", held::add);
    page.reload();
    page.waitForCondition(() -> !held.isEmpty());
    page.waitForTimeout(500);
    assertThat(page.locator("body").textContent()).doesNotContain("HENGYUE");
    held.forEach(Route::resume);
    screen.says("[data-testid=order-row]", "Hengyue Heavy Industry");
    page.unroute("**/api/v1/partners");
  }

  @Test
  void nothing_found_and_nothing_there_say_so() {
    var screen = chromium.open(hub, "sales@jiaxin", "/call-offs?part=no-such-part");
    screen.at("[data-testid=empty]").waitFor();
    screen.show("empty", () -> {}, () -> {});
    go(screen, "/no-such-page");
    screen.says("[data-testid=not-found]", "no such page", "by its number or name");
    screen.show("no-page", () -> {}, () -> {});
    screen.at("[data-testid=find-instead]").click();
    screen.at("[data-testid=find-text]").waitFor();
    escape(screen);
    go(screen, "/interchanges/00000000-0000-0000-0000-000000000000");
    screen.at("[data-testid=failed]").waitFor();
    screen.says(
        "[data-testid=failed]", "nothing here that you can see", "ask whoever sent you the link");
    screen.speak("zh");
    screen.says("[data-testid=failed]", "此处没有您可见的内容", "返回首页");
    screen.show("not-found", () -> {}, () -> {});
    go(screen, "/call-offs?asOf=2026-01-05T08:00:00Z");
    screen.at("[data-testid=as-of-banner]").waitFor();
    screen.show("past", () -> {}, () -> {});
    go(screen, "/orders?asOf=2026-01-05T08:00:00Z");
    screen.says("[data-testid=empty]", "It may not have existed at the time you are looking at");
    go(screen, "/?asOf=2026-01-05T08:00:00Z");
    screen.says("[data-testid=not-kept]", "Not kept for past moments", "Who they are assigned to");
  }

  @Test
  void who_may_not_read_a_list_is_led_home_and_asked_to_try_no_more() {
    var bank = chromium.open(hub, "bank@xiangyin", "/orders");
    bank.says("[data-testid=failed]", "no partnership on this side", "Go to the home page");
    assertThat(bank.page().locator("[data-testid=failed] button").count()).isZero();
    bank.at("[data-testid=failed] a").click();
    bank.at("[data-testid=home]").waitFor();
  }

  @Test
  void a_refusal_is_told_in_the_words_of_the_hub() {
    var screen = chromium.open(hub, "sales@jiaxin", "/call-offs?state=open");
    screen.at(ROW).waitFor();
    screen
        .page()
        .route(
            "**/commitments?**",
            answer(
                409,
                "superseded",
                "Release 0049 is not in force; in force is 0050.",
                "版本 0049 并非现行版本；现行版本为 0050。"));
    screen.show(
        "refused",
        () -> {
          // The last line is not overdue: nothing is confirmed for a day that has passed.
          screen.page().locator(ROW + " input[type=checkbox]").last().check();
          screen.at("[data-testid=confirm]").click();
          screen.at("[data-testid=send-now]").click();
          screen.at("[data-testid=confirm-result][data-failed='1']").waitFor();
        },
        () -> screen.at("[data-testid=confirm-result] button >> nth=-1").click());
  }

  @Test
  void a_failing_hub_and_a_lost_connection_are_said_and_mended_by_themselves() {
    var screen = chromium.open(hub, "sales@jiaxin", "/orders");
    screen.page().route("**/api/v1/orders?**", answer(503, "unavailable", "Busy.", "繁忙。"));
    screen.page().reload();
    screen.at("[data-testid=failed]").waitFor();
    screen.show("failed", () -> {}, () -> {});
    screen.page().unroute("**/api/v1/orders?**");
    screen.at("[data-testid=failed] button").click();
    screen.at("[data-testid=order-row]").waitFor();

    screen.page().route("**/changes/stream**", Route::abort);
    screen.page().reload();
    screen.at("[data-testid=live][data-state=down]").waitFor();
    screen.show("not-live", () -> {}, () -> {});
    screen.page().unroute("**/changes/stream**");
    screen.at("[data-testid=live][data-state=open]").waitFor();
  }

  @Test
  void a_session_that_ended_leads_back_to_the_same_screen() {
    var screen = chromium.open(hub, "sales@jiaxin", "/orders");
    screen.show(
        "session-over",
        () -> {
          screen.page().context().clearCookies();
          // Unless a background request came before, and the menu has gone.
          screen.page().evaluate("document.querySelector(\"nav a[href^='/call-offs']\")?.click()");
          screen.at("[data-testid=session-over]").waitFor();
        },
        () -> screen.logIn(hub.url(), "sales@jiaxin", "/orders"));
  }

  private void go(Screen screen, String path) {
    screen.page().navigate(hub.url() + path);
    screen.at("h1").waitFor();
  }

  private static void escape(Screen screen) {
    screen.page().keyboard().press("Escape");
    screen.page().locator("[role=dialog]").waitFor(HIDDEN);
  }

  /** Answers in place of the hub, so that the hub need not be in that state. */
  private static Consumer<Route> answer(int status, String code, String en, String zh) {
    String body =
        "{\"status\":%d,\"code\":\"%s\",\"text\":{\"en\":\"%s\",\"zh\":\"%s\"},\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}"
            .formatted(status, code, en, zh);
    return route ->
        route.fulfill(
            new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody(body));
  }
}
