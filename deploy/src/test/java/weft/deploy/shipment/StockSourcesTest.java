package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stock in a balance that a document moved leads to the segment of its message. */
class StockSourcesTest extends BusinessOfAPart {
  @Test
  void stock_that_a_message_moved_leads_to_the_segment_of_the_part_and_batch_that_it_moved() {
    business();
    JsonNode issued = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(segment(supplier, issued)).startsWith("QTY+12:55");

    String received =
        applied(
            buyersEdi,
            recadv(
                part + "-2",
                "WE-" + part,
                "LS-" + part,
                "LIN+1++OTHER-%1$s:IN'QTY+48:3:PCE'LIN+2++%1$s:IN'QTY+48:55:PCE'".formatted(part)));
    buyer.settle();
    JsonNode added = only(buyer, SOURCES + query(buyer) + "&number=stock");
    event(buyer, added, "document-booked");
    assertThat(added.at("/origin/interchange").asString()).isEqualTo(received);
    assertThat(segment(buyersEdi, added)).startsWith("QTY+48:55");

    posted(
        buyer,
        "/api/v1/stock/counts",
        """
        {"site": "PLANT1", "part": "%s", "category": "raw", "status": "usable", "unit": "PCE", "quantity": "50", "at": "%s"}
        """
            .formatted(part, Instant.now()));
    buyer.settle();
    JsonNode counted = only(buyer, SOURCES + query(buyer) + "&number=stock");
    event(buyer, counted, "stock-counted");
    assertThat(counted.path("origin").isNull()).as("nobody said it by message").isTrue();
  }

  @Test
  void stock_that_a_replacement_or_a_cancellation_moved_leads_to_that_message() {
    business();
    String replaced = applied(supplier, desadv(part + "-3", "LS-" + part, "5", line("20")));
    supplier.settle();
    JsonNode stock = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(stock.path("quantity").asString()).isEqualTo("180");
    assertThat(stock.at("/origin/interchange").asString()).isEqualTo(replaced);
    assertThat(segment(supplier, stock)).startsWith("QTY+12:20");

    String cancelled = applied(supplier, desadv(part + "-4", "LS-" + part, "1", line("20")));
    supplier.settle();
    stock = only(supplier, SOURCES + query(supplier) + "&number=stock");
    assertThat(stock.path("quantity").asString()).isEqualTo("200");
    assertThat(stock.at("/origin/interchange").asString()).isEqualTo(cancelled);
    assertThat(stock.at("/origin/segment").isNull()).as("no line of it says 180").isTrue();
  }

  private String line(String quantity) {
    return "LIN+1++%s:IN'QTY+12:%s:PCE'RFF+ON:4600091'".formatted(part, quantity);
  }
}
