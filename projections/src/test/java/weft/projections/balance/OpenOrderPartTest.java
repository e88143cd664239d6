package weft.projections.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.measure.Quantity;
import weft.parts.Conversion;
import weft.parts.CoverTerms;
import weft.parts.PartTerms;
import weft.parts.Spread;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.OpenOrderLine.Despatched;
import weft.projections.balance.SentForOrders.InUnit;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Moment;

/** Two lines of an order, of 40 and of 60 pieces; three pieces weigh a kilogram. */
class OpenOrderPartTest {
  private static final LocalDate FIRST = LocalDate.of(2031, 3, 3);
  private static final SentForOrders.Of OF = new SentForOrders.Of("HENGYUE", "JIAXIN", "4500", "P");

  @Test
  void more_than_was_ordered_of_a_line_stays_with_that_line() {
    assertThat(open(sent("42", "PCE"), line("10", 0, 40, sent("42", "PCE")), line("20", 7, 60)))
        .containsExactly("2031-03-10 60 PCE");
    assertThat(open(sent("62", "PCE"), line("10", 0, 40), line("20", 7, 60, sent("62", "PCE"))))
        .as("nor does it go to an earlier line")
        .containsExactly("2031-03-03 40 PCE");
  }

  @Test
  void what_names_the_order_alone_is_taken_off_the_earliest_lines() {
    assertThat(open(sent("50", "PCE"), line("10", 0, 40), line("20", 7, 60)))
        .containsExactly("2031-03-10 50 PCE");
    assertThat(open(sent("50", "PCE"), line("10", 0, 40), line("20", 7, 60, sent("45", "PCE"))))
        .as("the rest beside what names a line")
        .containsExactly("2031-03-03 35 PCE", "2031-03-10 15 PCE");
  }

  @Test
  void a_shipment_in_another_unit_is_taken_off_the_line_that_it_names() {
    assertThat(open(sent("10", "KGM"), line("10", 0, 40), line("20", 7, 60, sent("10", "KGM"))))
        .containsExactly("2031-03-03 40 PCE", "2031-03-10 30 PCE");
    assertThat(open(sent("14", "KGM"), line("10", 0, 40, sent("14", "KGM")), line("20", 7, 60)))
        .as("42 pieces of 40 stay with their line")
        .containsExactly("2031-03-10 60 PCE");
  }

  @Test
  void a_shipment_in_a_unit_without_a_conversion_takes_nothing_and_is_named() {
    assertThat(open(sent("3", "TNE"), line("10", 0, 40, sent("3", "TNE"))))
        .containsExactly("2031-03-03 40 PCE", "null 3 TNE");
  }

  private static Despatched sent(String quantity, String unit) {
    return new Despatched(Quantity.of(quantity), unit);
  }

  private static OpenOrderLine line(String line, int days, int quantity, Despatched... despatched) {
    return new OpenOrderLine(
        OF,
        line,
        "PLANT1",
        "PCE",
        Instant.EPOCH,
        List.of(despatched),
        FIRST.plusDays(days),
        Quantity.of(quantity),
        null,
        null);
  }

  /** The open quantities of the lines, where shipments state these quantities for the order. */
  private static List<String> open(Despatched all, OpenOrderLine... lines) {
    var sent = new SentForOrders();
    sent.put(OF, new InUnit(all.unit(), all.quantity(), Instant.EPOCH));
    return new OpenOrderPart(trade(), Kind.ORDERS, List.of(lines), sent, true)
        .counted().stream().map(it -> it.on() + " " + it.quantity() + " " + it.unit()).toList();
  }

  /** It never reads the database: the lines are already loaded. */
  private static Trade trade() {
    var kilogram = new Conversion("KGM", BigDecimal.valueOf(3));
    var terms =
        new PartTerms(
            null,
            null,
            null,
            "PCE",
            List.of(kilogram),
            0,
            null,
            CoverTerms.USUAL,
            Spread.FIRST,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null);
    var agreed = new PartAgreementRow("a", "HENGYUE", "JIAXIN", "P", "P", terms, 1, 1);
    return new Trade(
        JdbcClient.create(new DriverManagerDataSource()),
        PartyScope.of(new PartyCode("JIAXIN"), Side.SUPPLIER),
        new PartNumbers(true, List.of(agreed)),
        SiteNames.NONE,
        Moment.NOW,
        false);
  }
}
