package weft.deploy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;

/** Unsent input is still there after another screen, after a reload, and in another tab. */
@Tag("long")
@InChromium
class NothingTypedIsLostScreenTest {
  private static final String CHOSEN = "[data-testid=order-line]:has-text('You accept')";
  private final RunningHub hub = RunningHub.busy();

  @Test
  void answers_to_an_order_and_words_to_its_buyer() {
    var sales = open("sales@jiaxin", "/orders?as=supplier&state=open");
    sales.at("[data-testid=order-row] a").click();
    sales.at("[data-testid=accept]").click();
    assertThat(sales.at(CHOSEN)).isVisible();
    sales.at("[data-testid=question-text]").fill("Which drawing?");

    sales.page().reload();
    assertThat(sales.at(CHOSEN)).isVisible();
    assertThat(sales.at("[data-testid=question-text]")).hasValue("Which drawing?");
    sales.goTo("/call-offs");
    sales.page().goBack();
    assertThat(sales.at(CHOSEN)).isVisible();
    var tab = new Screen(sales.page().context().newPage());
    tab.visit(sales.page().url());
    assertThat(tab.at(CHOSEN)).isVisible();

    tab.at(CHOSEN + " button:has-text('Change')").click();
    assertThat(sales.page().locator(CHOSEN)).hasCount(0);
  }

  @Test
  void a_plan_of_output() {
    var planner = open("planner@jiaxin", "/output?grain=week&part=JX-881");
    Locator cell = planner.page().locator("[data-testid=output-row] input").last();
    cell.fill("77");
    planner.goTo("/stock");
    planner.at("[data-testid=stock-row]").waitFor();
    planner.page().goBack();
    assertThat(cell).hasValue("77");
    planner.page().reload();
    assertThat(cell).hasValue("77");
    assertThat(planner.at("[data-testid=publish]")).isVisible();
  }

  @Test
  void a_count_and_a_shipment_half_filled_in() {
    var warehouse = open("warehouse@jiaxin", "/stock/count");
    warehouse.at("[data-testid=count-part]").fill("JX-881");
    warehouse.at("[data-testid=count-quantity]").fill("12");
    warehouse.page().reload();
    assertThat(warehouse.at("[data-testid=count-part]")).hasValue("JX-881");
    assertThat(warehouse.at("[data-testid=count-quantity]")).hasValue("12");

    warehouse.visit(hub.url() + "/shipments/new");
    warehouse.at("[data-testid=ship-customer]").selectOption("HENGYUE");
    warehouse.at("[data-testid=ship-number]").fill("LS-77");
    warehouse.at("[data-testid=due-line] input[type=checkbox]").check();
    warehouse.page().reload();
    assertThat(warehouse.at("[data-testid=ship-number]")).hasValue("LS-77");
    assertThat(warehouse.at("[data-testid=due-line] input[type=checkbox]")).isChecked();

    warehouse.at("[data-testid=ship-check]").click();
    warehouse.at("[data-testid=add-boxes]").click();
    warehouse.at("[data-testid=box-label]").fill("BOX-77");
    warehouse.at("[data-testid=gross-weight]").fill("412.5");
    warehouse.page().reload();
    assertThat(warehouse.at("[data-testid=due-line] input[type=checkbox]")).isChecked();
    warehouse.at("[data-testid=ship-check]").click();
    assertThat(warehouse.at("[data-testid=box-label]")).hasValue("BOX-77");
    assertThat(warehouse.at("[data-testid=gross-weight]")).hasValue("412.5");
  }

  @Test
  void words_of_a_refusal_and_dates_of_a_proposal_in_dialogs() {
    var sales = open("sales@jiaxin", "/orders?as=supplier&state=open");
    sales.at("[data-testid=order-row] a").click();
    sales.at("[data-testid=refuse]").click();
    sales.at("[data-testid=reason-text]").fill("No steel");
    sales.page().reload();
    sales.at("[data-testid=propose]").click();
    assertThat(sales.at("[data-testid=reason-text]")).hasValue("");
    sales.at("[data-testid=split-quantity]").fill("3");
    sales.page().reload();
    sales.at("[data-testid=refuse]").click();
    assertThat(sales.at("[data-testid=reason-text]")).hasValue("No steel");
    sales.page().reload();
    sales.at("[data-testid=propose]").click();
    assertThat(sales.at("[data-testid=split-quantity]")).hasValue("3");
    sales.at("[role=dialog] button:has-text('Cancel')").click();
    sales.at("[data-testid=propose]").click();
    assertThat(sales.at("[data-testid=split-quantity]")).not().hasValue("3");

    sales.visit(hub.url() + "/call-offs?as=supplier&state=open");
    sales.at("[data-testid=propose]").click();
    sales.at("[data-testid=propose-dialog] [data-testid=split-quantity]").fill("7");
    sales.page().reload();
    sales.at("[data-testid=propose]").click();
    assertThat(sales.at("[data-testid=propose-dialog] [data-testid=split-quantity]")).hasValue("7");
  }

  @Test
  void a_profile_and_a_channel_not_agreed() {
    var edi = open("edi@hengyue", "/partnerships");
    edi.at("[data-testid=partnership-row] a").click();
    edi.at("[data-testid=parts]").fill("4711 = HY-4711");
    edi.at("[data-testid=reason]").fill("their numbers");
    edi.page().reload();
    assertThat(edi.at("[data-testid=parts]")).hasValue("4711 = HY-4711");
    assertThat(edi.at("[data-testid=reason]")).hasValue("their numbers");

    var operator = open("operator@weft", "/channels");
    operator.at("[data-testid=channel-row] a").click();
    operator.at("[data-testid=delivery]").selectOption("as2");
    operator.at("[data-testid=as2-id]").fill("LOST-NOT");
    operator.page().reload();
    assertThat(operator.at("[data-testid=as2-id]")).hasValue("LOST-NOT");
    assertThat(operator.at("[data-testid=agree]")).isEnabled();
  }

  private Screen open(String user, String path) {
    return Chromium.shared().open(hub, user, path);
  }
}
