package weft.deploy.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Oem;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * An OEM's order appears at once on the supplier's open screen, where both sides then settle it.
 */
@Tag("long")
@InChromium
class OrderReachesSupplierScreenTest {
  private static final String ORDERS =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+${now}+TOUR-O1'
      UNH+1+ORDERS:D:97A:UN'
      BGM+220+450009901+9'
      DTM+137:${today}:102'
      FTX+AAI+++With certificate 3.1 to EN 10204:No partial deliveries'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      NAD+ST+PLANT1::92'
      CUX+2:CNY:9'
      PAT+22++5:3:D:14'
      PCD+12:3'
      PAT+1++5:3:D:60'
      TOD+6+CC+DAP::4:Tianjin'
      LIN+10++HY-24017:IN'
      IMD+F++:::Boom head 350 t'
      QTY+21:12:PCE'
      DTM+2:${due}:102'
      PRI+AAA:18600'
      LIN+20++HY-24055:IN'
      IMD+F++:::Cylinder barrel 250'
      QTY+21:30:PCE'
      DTM+2:${due}:102'
      FTX+AAI+++Oil before packing'
      PRI+AAA:3180'
      UNS+S'
      CNT+2:2'
      UNT+26+1'
      UNZ+1+TOUR-O1'
      """;
  private static final String ORDCHG =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+${now}+TOUR-O2'
      UNH+1+ORDCHG:D:97A:UN'
      BGM+230+CHG-450009901+4'
      DTM+137:${today}:102'
      RFF+ON:450009901'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      LIN+10+3'
      QTY+21:8:PCE'
      UNS+S'
      UNT+10+1'
      UNZ+1+TOUR-O2'
      """;
  private static final String SENT = "/api/v1/edi/interchanges?direction=out";
  private static final String ORDER = "[data-testid=order]";

  private static final RunningHub HUB = RunningHub.busy();
  private static final Chromium CHROMIUM = Chromium.shared();

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate due = today.plusDays(21);
  private final Oem hengyue = new Oem(HUB);

  @Test
  void an_order_appears_on_the_open_screen_and_a_proposal_is_settled_between_two_browsers() {
    var supplier = CHROMIUM.open(HUB, "sales@jiaxin", "/orders");
    supplier.at("[data-testid=orders]").waitFor();
    var requests = supplier.requests();

    var posted = Instant.now();
    assertThat(hengyue.post(dated(ORDERS)).path("outcome").asString()).isEqualTo("accepted");
    supplier.at(row()).waitFor();
    var seen = Duration.between(posted, Instant.now());
    assertThat(requests)
        .as("the stream carries the rows; the names of many parts may still be read beside it")
        .noneMatch(it -> it.contains("/orders"));
    System.out.println("ORDERS posted to visible: " + seen.toMillis() + " ms");
    assertThat(seen).isLessThan(Duration.ofSeconds(3));
    supplier.show("orders");

    open(supplier);
    supplier.says(ORDER, "DAP Tianjin", "freight paid by the receiver", "3 % discount");
    supplier.says(ORDER, "within 14 days", "within 60 days");
    supplier.says("[data-testid=order-texts]", "With certificate 3.1", "No partial deliveries");
    supplier.says(line(20) + " [data-testid=line-texts]", "Oil before packing");
    supplier.at(line(10) + " [data-testid=accept]").click();
    proposeNineDaysLater(supplier);
    supplier.at("[data-testid=send-responses]").click();
    supplier.at(ORDER + "[data-state=proposed]").waitFor();
    supplier.show("order");

    var buyer = CHROMIUM.open(HUB, "buyer@hengyue", "/orders");
    open(buyer);
    buyer.says(line(20) + "[data-state=proposed]", "Capacity");
    buyer.at(line(20) + " [data-testid=accept]").click();
    buyer.at("[data-testid=send-responses]").click();
    buyer.at(ORDER + "[data-state=confirmed]").waitFor();
    buyer.says(line(20) + "[data-state=accepted]", "Capacity", "The five-axis mill is full");
    supplier.at(ORDER + "[data-state=confirmed]").waitFor();

    var sent = hengyue.until(SENT, it -> responded(it, posted), Duration.ofSeconds(5));
    assertThat(responded(sent, posted)).as("an ORDRSP delivered, in %s", sent).isTrue();
    var order = hengyue.get("/api/v1/orders?number=450009901");
    assertThat(order.at("/items/0/state").asString()).isEqualTo("confirmed");

    assertThat(hengyue.post(dated(ORDCHG)).path("outcome").asString()).isEqualTo("accepted");
    supplier.at(line(10) + "[data-state=open]").waitFor();
    supplier.says(line(10), "8 pcs", "Before the change", "12");
    supplier.says(line(20) + "[data-state=accepted]", "Capacity");
    supplier.show("order-changed");
    supplier.speak("zh");
    supplier.says(ORDER, "交货条件", "运费由收货方支付", "60 天内", "折扣 3 %");
    supplier.show("order-zh");
  }

  /** The demo's own orders are already answered. */
  private static boolean responded(JsonNode sent, Instant since) {
    return sent.path("items")
        .valueStream()
        .filter(it -> Instant.parse(it.path("receivedAt").asString()).isAfter(since))
        .anyMatch(
            it ->
                it.at("/messages/0/type").asString().equals("ORDRSP")
                    && it.path("state").asString().equals("delivered"));
  }

  private void proposeNineDaysLater(Screen supplier) {
    supplier.at(line(20) + " [data-testid=propose]").click();
    supplier.at("[data-testid=split-date]").fill(due.plusDays(9).toString());
    supplier.at("[data-testid=reason]").selectOption("capacity");
    supplier.at("[data-testid=reason-text]").fill("The five-axis mill is full");
    supplier.at("[data-testid=answer-choose]").click();
  }

  private static void open(Screen screen) {
    screen.at(row() + " a").click();
    screen.at(ORDER).waitFor();
  }

  private static String row() {
    return "[data-testid=order-row][data-number='450009901']";
  }

  private static String line(int number) {
    return "[data-testid=order-line][data-line='" + number + "']";
  }

  private String dated(String message) {
    var day = DateTimeFormatter.BASIC_ISO_DATE;
    return message
        .replace("${now}", today.format(DateTimeFormatter.ofPattern("yyMMdd")) + ":0715")
        .replace("${today}", day.format(today))
        .replace("${due}", day.format(due));
  }
}
