package weft.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.xlate.edi.schema.EDISchemaException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.database.Beside;
import weft.edi.demand.Demand;
import weft.edi.demand.DemandWriter;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.promise.Promise;

/** StAEDI checks the written orders with the schema of their message. */
@Beside("own")
class WrittenOrdersTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final PurchaseOrderId NUMBER = new PurchaseOrderId(HENGYUE, "4500012345/7");
  private static final Order ORDER =
      new Order(
          JIAXIN,
          "PLANT1",
          DAY,
          "CNY",
          List.of(
              line("10", "HY-1", "JX-1", "Rod 80 x 1200", "12.5", 1),
              line("20", "HY-2", null, null, null, 23),
              line("30", "JX-3", "JX-3", "Bushing", null, 1)),
          null);
  private static final List<PurchaseOrderEvent> EVENTS =
      List.of(
          new OrderPlaced(NUMBER, JIAXIN, ORDER),
          new OrderCancelled(NUMBER, JIAXIN),
          new OrderChanged(
              NUMBER,
              JIAXIN,
              List.of(
                  line("10", "HY-1", null, null, null, 2),
                  line("20", "HY-2", "JX-2", "Ring", "0.75", 11),
                  line("40", "HY-4", null, null, null, 1)),
              List.of("30"),
              null));

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (PurchaseOrderEvent event : EVENTS)
      for (String message : List.of("ORDERS", "ORDCHG", "850", "860")) {
        boolean whole = message.equals("ORDERS") || message.equals("850");
        if (event instanceof OrderPlaced ? !whole : event instanceof OrderChanged && whole)
          continue;
        List<String> releases =
            Character.isDigit(message.charAt(0))
                ? List.of("003040", "003070", "004010", "004060", "005010")
                : List.of("D96A", "D97A", "D01B", "D04A", "D07A", "D10A");
        for (String release : releases) all.add(Arguments.of(event, message, release));
      }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void is_valid_to_StAEDI_too(PurchaseOrderEvent event, String message, String release)
      throws EDISchemaException {
    var both = new Partnership(HENGYUE, JIAXIN);
    var demand = new Demand(both, List.of(event), ORDER, DAY, TheirNames.OURS);
    var rule = new Outbound(message, release, null, null, null, null, null);
    var ours =
        new OnwardAddresses(
                new EnvelopeParty("HENGYUE", "ZZ"), new EnvelopeParty("JIAXIN", "ZZ"), false)
            .envelope(rule, "00000007", DAY.atTime(9, 30), null);
    byte[] written = DemandWriter.write(demand, rule, ours);
    assertThat(Verdict.on(written))
        .as(new String(written, ISO_8859_1))
        .isEqualTo(new Verdict(null, null));
  }

  private static Order.Line line(
      String number,
      String part,
      @Nullable String supplierPart,
      @Nullable String description,
      @Nullable String price,
      int deliveries) {
    List<Promise> schedule = new ArrayList<>();
    for (int i = 0; i < deliveries; i++)
      schedule.add(new Promise(DAY.plusDays(i), Quantity.of("2.5")));
    return new Order.Line(
        number,
        part,
        supplierPart,
        description,
        "KGM",
        Quantity.of("2.5"),
        price == null ? null : new BigDecimal(price),
        schedule,
        null,
        null,
        null);
  }
}
