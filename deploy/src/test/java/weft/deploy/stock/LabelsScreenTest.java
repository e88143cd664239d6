package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** Standard labels are scanned by a keyboard scanner, and nothing in them is guessed. */
@Tag("long")
@InChromium
class LabelsScreenTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String FIELD = "[data-testid=scan-field]";
  private final RunningHub hub = RunningHub.busy();
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  /**
   * Unique to one run, because a failed run is repeated on the same hub, where a package counts
   * once.
   */
  private final String run = "%09d".formatted(System.nanoTime() % 1_000_000_000);

  private final String advice = "WE-LABEL-" + run;
  private final String note = "LS-LABEL-" + run;
  private final String plate = "UN" + run;

  @BeforeEach
  void the_supplier_calls_the_customers_part_by_another_number() {
    done(
        "/api/v1/part-agreements",
        """
        {"partner": "HENGYUE", "part": "JX-LABEL", "partnerPart": "HY-LABEL", "unit": "PCE"}
        """);
    done(
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "JX-LABEL", "category": "finished", "status": "usable", "batch": "B7", "quantity": "500", "unit": "PCE", "at": "%s"}
        """
            .formatted(Instant.now().minusSeconds(60)));
    jiaxin.settle();
  }

  private void done(String path, String body) {
    var answer = jiaxin.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void a_transport_label_fills_part_batch_and_quantity_and_is_booked_once_seen() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    screen.at("[data-testid=scan-document]").fill(advice);
    screen.at(FIELD).focus();
    message(screen, "PHY-LABEL", "Q000120", "3QPCE", "1J" + plate + "A1", "HB7", "K4500012345");
    screen.at("[data-testid=scanner][data-step=quantity]").waitFor();
    screen.says("[data-testid=scanner]", "JX-LABEL", "B7");
    assertThat(screen.at(FIELD).inputValue()).isEqualTo("120");
    screen.says("[data-testid=label-said]", plate + "A1", "4500012345", "HY-LABEL");
    assertThat(screen.page().locator("[data-testid=booking]").count()).isZero();
    screen.show("scan-label");
    message(screen, "PHY-LABEL", "Q60", "1J" + plate + "A2");
    screen.says("[data-testid=scanner]", "not booked yet");
    screen.at(FIELD).press("Enter");
    screen.says("[data-testid=booking][data-state=done]", "+120", "JX-LABEL", "B7", plate + "A1");

    screen.page().reload();
    screen.at("[data-testid=scan-document]").fill(advice);
    screen.says("[data-testid=scanned]", "JX-LABEL");
    screen.at(FIELD).focus();
    message(screen, "PHY-LABEL", "Q000120", "3QPCE", "1J" + plate + "A1", "HB7");
    screen.says("[data-testid=scanned-before]", plate + "A1", "already scanned");
    screen.show("scan-label-again");
    screen.at("[data-testid=leave-package-out]").click();
    assertThat(screen.page().locator("[data-testid=scanned-before]").count()).isZero();
    screen.at(FIELD).press("Enter");
    screen.says("[data-testid=booking][data-state=done]", "+120", "JX-LABEL", "B7");
    screen.says("[data-testid=scanned]", "+240", "JX-LABEL");
  }

  @Test
  void enter_books_the_quantity_of_a_label_once_whatever_code_it_might_be() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    scan(screen, "(241)HY-LABEL(10)B7(37)100");
    screen.at("[data-testid=scanner][data-step=quantity]").waitFor();
    assertThat(screen.at(FIELD).inputValue()).isEqualTo("100");
    screen.at(FIELD).press("Enter");
    screen.says("[data-testid=booking][data-state=done]", "+100", "JX-LABEL", "B7");
    assertThat(screen.page().locator("[data-testid=label-question]").count()).isZero();

    scan(screen, "(241)HY-LABEL(10)B7(37)100", "3712");
    screen.says("[data-testid=label-question]", "3712");
    screen.at(FIELD).press("Enter");
    screen.at(FIELD).press("Enter");
    screen.at("[data-testid=label-option]:has-text('as it stands')").click();
    screen.says("[data-testid=tally]", "2 scans booked");
    screen.says("[data-testid=booking][data-state=done]", "+3,712", "JX-LABEL", "B7");
    assertThat(screen.page().locator("[data-testid=booking]").count()).isEqualTo(2);
  }

  @Test
  void linear_codes_of_one_label_fill_it_one_by_one_and_what_may_be_two_things_is_asked() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    scan(screen, "PHY-LABEL", "Q24", "S0012345", "HB7");
    screen.at("[data-testid=scanner][data-step=quantity]").waitFor();
    screen.says("[data-testid=scanner]", "JX-LABEL", "B7", "0012345");
    assertThat(screen.at(FIELD).inputValue()).isEqualTo("24");
    screen.at(FIELD).pressSequentially("20");
    screen.at(FIELD).press("Enter");
    screen.says("[data-testid=booking][data-state=done]", "+20", "JX-LABEL");

    scan(screen, "PUMP4711");
    screen.says("[data-testid=label-question]", "PUMP4711", "UMP4711", "as it stands");
    screen.show("scan-question");
    screen.at(FIELD).press("Enter");
    screen.at("[data-testid=label-option]:has-text('as it stands')").click();
    screen.at("[data-testid=scanner][data-step=batch]").waitFor();
    screen.says("[data-testid=scanner]", "PUMP4711");
  }

  @Test
  void a_package_of_the_shipment_says_what_it_holds_to_both_sides_and_a_misread_one_is_refused() {
    done(
        "/api/v1/shipments",
        """
        {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
         "lines": [{"part": "JX-LABEL", "quantity": "48", "unit": "PCE", "batch": "B7"}],
         "packages": [{"label": "340123450000000017", "contents": [{"part": "JX-LABEL", "quantity": "30", "batch": "B7"}]},
           {"label": "340123450000000024", "contents": [{"part": "JX-LABEL", "quantity": "18", "batch": "B7"}]}]}
        """
            .formatted(note, today));
    jiaxin.settle();
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    screen.at("[data-testid=way] label:has-text('Out')").click();
    screen.at("[data-testid=scan-document]").fill(note);
    screen.at("[data-testid=scan-document]").press("Enter");
    scan(screen, "]C100340123450000000018");
    screen.says("[data-testid=scanner] [role=alert]", "check digit is wrong");
    scan(screen, "]C100340123450000000017");
    screen.at("[data-testid=scanner][data-step=quantity]").waitFor();
    screen.says("[data-testid=scanner]", "JX-LABEL", "B7", "340123450000000017");
    assertThat(screen.at(FIELD).inputValue()).isEqualTo("30");

    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/shipments?state=in-transit");
    buyer.at("a:has-text('" + note + "')").click();
    label(buyer, "]C100340123450000000024");
    buyer.says("[data-testid=packages-counted]", "1 of 2 packages", "340123450000000017");
    assertThat(buyer.at("[data-testid=came]").inputValue()).isEqualTo("18");
    buyer.says("[data-testid=receive]", "30 short");
    label(buyer, "(00)340123450000000024");
    buyer.says("[data-testid=count-packages]", "already scanned");
    label(buyer, "00340123450000000031");
    buyer.says("[data-testid=count-packages]", "is no package of shipment " + note);
    buyer.show("receive-by-label");
    label(buyer, "340123450000000017");
    buyer.says("[data-testid=packages-counted]", "2 of 2 packages");
    assertThat(buyer.at("[data-testid=came]").inputValue()).isEqualTo("48");
    buyer.at("[data-testid=receive-send]").click();
    buyer.says("[data-testid=receipts]", "48");
    buyer.says("[data-testid=packages-came]", "2 packages", "340123450000000017");

    var other = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    scan(other, "]E06901234567892");
    other.says("[data-testid=scanner]", "No part here has the GTIN 06901234567892");
    other.show("scan-gtin");
  }

  /**
   * A message by ISO/IEC 15434 from a scanner that sends Control with the character of each
   * separator.
   */
  private static void message(Screen screen, String... fields) {
    var field = screen.at(FIELD);
    field.focus();
    field.pressSequentially("[)>");
    field.press("Control+Shift+^");
    field.pressSequentially("06");
    for (String it : fields) {
      field.press("Control+]");
      field.pressSequentially(it);
    }
    field.press("Control+Shift+^");
    field.press("Enter");
  }

  private static void label(Screen screen, String code) {
    screen.at("[data-testid=package-field]").fill(code);
    screen.at("[data-testid=package-field]").press("Enter");
  }

  private static void scan(Screen screen, String... lines) {
    for (String it : lines) {
      screen.at(FIELD).pressSequentially(it);
      screen.at(FIELD).press("Enter");
    }
  }
}
