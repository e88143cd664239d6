package weft.deploy.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Oem;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** Purchasing without EDI: a buyer writes an order, saves the draft, sends it, and withdraws it. */
@Tag("long")
@InChromium
class OrdersByHandScreenTest {
  private static final String TABLE = "JX-881\t40\t2027/3/1\t12.5\nJX-640\t8\t2027-03-08";
  private static final String ORDER = "[data-testid=order]";

  private final RunningHub hub = RunningHub.busy();
  private final String number = "HAND-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void an_order_is_written_found_by_its_supplier_and_withdrawn() throws Exception {
    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/orders");
    buyer.at("[data-testid=new-order]").click();
    buyer.at("[data-testid=write-supplier]").selectOption("JIAXIN");
    buyer.says("[data-testid=crumbs]", "Today", "Orders", "New order");
    buyer.at("[data-testid=write-number]").fill(number);
    buyer
        .page()
        .evaluate(
            "text => { const data = new DataTransfer(); data.setData('text', text);"
                + " document.querySelector('[data-testid=write-part]').dispatchEvent(new"
                + " ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true"
                + " })); }",
            TABLE);
    assertThat(buyer.page().locator("[data-testid=write-line]").count()).isEqualTo(2);
    buyer.at("[data-testid=write-quantity]").fill("none");
    buyer.at("[data-testid=write-send]").click();
    buyer.at("[role=alert]").waitFor();
    buyer.show("write-order");

    buyer.page().reload();
    buyer.at("[data-testid=drop-draft]").waitFor();
    assertThat(buyer.at("[data-testid=write-number]").inputValue()).isEqualTo(number);
    buyer.at("[data-testid=write-quantity]").fill("40");
    buyer.at("[data-testid=write-send]").click();
    // These are the supplier's numbers: the screen warns before it sends an order with them.
    buyer.says("[data-testid=unknown-parts]", "JX-881, JX-640", "No agreement");
    buyer.show("write-order-unknown");
    buyer.at("[data-testid=write-send]").click();
    buyer.at(ORDER + "[data-state=open]").waitFor();
    buyer.says(ORDER, number, "JX-881", "JX-640", "12.5");

    var supplier = Chromium.shared().open(hub, "sales@jiaxin", "/");
    supplier.page().keyboard().press("Control+k");
    supplier.at("[data-testid=find-text]").fill(number);
    supplier.says("[data-testid=found]", number);
    supplier.page().keyboard().press("Enter");
    supplier.at(ORDER + "[data-state=open]").waitFor();
    assertThat(supplier.page().locator("[data-testid=cancel-order]").count()).isZero();

    buyer.at("[data-testid=cancel-order]").click();
    buyer.at("[data-testid=cancel-send]").click();
    buyer.at(ORDER + "[data-state=cancelled]").waitFor();
    supplier.at(ORDER + "[data-state=cancelled]").waitFor();
  }

  @Test
  void a_list_is_taken_out_for_a_spreadsheet_whole() throws Exception {
    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/orders");
    buyer.at("[data-testid=order-row]").waitFor();
    buyer.at("[data-testid=download]").click();
    var file = buyer.page().waitForDownload(() -> buyer.at("[data-testid=download-csv]").click());
    assertThat(file.suggestedFilename()).isEqualTo("orders.csv");
    List<String> lines = Files.readAllLines(file.path());
    int orders = new Oem(hub).get("/api/v1/orders?as=buyer&limit=500").path("items").size();
    assertThat(lines).hasSizeGreaterThan(10).hasSizeGreaterThanOrEqualTo(orders);
    assertThat(lines.getFirst()).startsWith("\uFEFFOrder,Supplier,");
    assertThat(lines.get(1)).containsPattern("Jiaxin|Hongzhu|Dingcheng");
  }

  @Test
  void what_is_found_can_be_read() throws Exception {
    var screen = Chromium.shared().open(hub, "sales@jiaxin", "/orders");
    screen.show(
        "finder",
        () -> {
          screen.at("[data-testid=find]").click();
          screen.at("[data-testid=find-text]").fill("45");
          screen.at("[data-testid=found]").waitFor();
        },
        () -> screen.page().keyboard().press("Escape"));
  }
}
