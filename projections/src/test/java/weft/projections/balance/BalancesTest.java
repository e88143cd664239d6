package weft.projections.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.balance.Grain;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.CoverTerms;
import weft.parts.PartTerms;
import weft.parts.Spread;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.parts.PartAgreementRow;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/** A week's output of a part that the supplier and its buyers know by different numbers. */
class BalancesTest {
  private static final LocalDate MONDAY = LocalDate.of(2031, 3, 3);

  @Test
  void an_allotment_is_spread_as_the_agreement_of_the_suppliers_number_with_its_buyer_says() {
    var even = agreed("HENGYUE", "HY-1", "JX-1", Spread.EVEN);
    // The buyer uses the supplier's number for another part.
    var trap = agreed("HENGYUE", "JX-1", "JX-9", Spread.FIRST);
    assertThat(planned("HENGYUE", even, trap)).containsOnly("10").hasSize(7);
  }

  @Test
  void an_allotment_is_spread_by_its_own_buyers_agreement_and_not_by_anothers() {
    var even = agreed("HENGYUE", "HY-1", "JX-1", Spread.EVEN);
    var first = agreed("LINGYUN", "LY-1", "JX-1", Spread.FIRST);
    assertThat(planned("HENGYUE", even, first)).containsOnly("10").hasSize(7);
    assertThat(planned("LINGYUN", even, first)).containsExactly("70", "0", "0", "0", "0", "0", "0");
    assertThat(planned(null, even, first))
        .as("free output of buyers who do not agree on it")
        .containsExactly("70", "0", "0", "0", "0", "0", "0");
  }

  private static List<String> planned(@Nullable String buyer, PartAgreementRow... agreed) {
    var week =
        new CountedQuantity(
            Kind.OUTPUT,
            "JX-1",
            "JX1",
            buyer,
            "JX-1",
            null,
            MONDAY,
            Bucket.WEEK,
            DateKind.DELIVERY,
            true,
            Quantity.of(70),
            "PCE",
            Instant.EPOCH,
            null);
    var asked =
        new Asked(
            "JX-1", "JX1", null, MONDAY, Instant.EPOCH, MONDAY, MONDAY.plusDays(6), Grain.DAY);
    return new Balances(
            Side.SUPPLIER,
            "JIAXIN",
            new PartNumbers(true, List.of(agreed)),
            (_, _) -> SiteCalendar.UNSTATED)
        .of(asked, List.of(week)).rows().stream().map(it -> it.in().planned().toString()).toList();
  }

  private static PartAgreementRow agreed(
      String buyer, String part, String supplierPart, Spread spread) {
    var terms =
        new PartTerms(
            supplierPart,
            null,
            null,
            "PCE",
            List.of(),
            0,
            null,
            CoverTerms.USUAL,
            spread,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null);
    return new PartAgreementRow(buyer + part, buyer, "JIAXIN", part, supplierPart, terms, 1, 1);
  }
}
