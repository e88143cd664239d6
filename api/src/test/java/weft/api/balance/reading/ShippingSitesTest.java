package weft.api.balance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.api.balance.reading.ShippingSites.ShippingSite;
import weft.api.balance.reading.ShippingSites.Why;
import weft.measure.Quantity;
import weft.parts.CoverTerms;
import weft.parts.PartTerms;
import weft.parts.Spread;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.PartNumbers;
import weft.projections.parts.PartAgreementRow;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/** The site at which a supplier's call-offs count. */
class ShippingSitesTest {
  private static final List<String> SITES = List.of("JX1", "JX2");
  private static final LocalDate TODAY = LocalDate.of(2031, 3, 3);
  private static final CountedQuantity CALLED_OFF =
      counted(Kind.CALL_OFFS, null, "HENGYUE", "HY-1", TODAY.plusDays(3), 100);

  @Test
  void a_call_off_counts_once_at_the_site_that_the_agreement_names() {
    var shipping = shipping(agreed("JX2"), planned("JX1", TODAY, 500));
    assertThat(sites(shipping)).containsExactly("JX2");
    assertThat(shipping.told("JX-1", null))
        .containsExactly(new ShippingSite("HENGYUE", "JX2", Why.AGREED));
    assertThat(shipping.leavesFrom("JX1").test(CALLED_OFF)).isFalse();
  }

  @Test
  void without_an_agreed_site_it_counts_where_the_most_is_planned_and_that_is_said() {
    var shipping =
        shipping(
            agreed(null),
            planned("JX1", TODAY, 40),
            planned("JX2", TODAY.plusDays(1), 30),
            planned("JX2", TODAY.plusDays(8), 20),
            planned("JX1", TODAY.minusDays(60), 900));
    assertThat(sites(shipping)).containsExactly("JX2");
    assertThat(shipping.told("JX-1", null))
        .containsExactly(new ShippingSite(null, "JX2", Why.MOST_PLANNED));
  }

  @Test
  void without_a_plan_it_counts_where_the_most_lies_else_at_the_first_site() {
    var stock = counted(Kind.STOCK, "JX2", "JIAXIN", "JX-1", null, 5);
    assertThat(shipping(agreed(null), stock).told("JX-1", null))
        .containsExactly(new ShippingSite(null, "JX2", Why.MOST_STOCK));
    assertThat(shipping(agreed(null)).told("JX-1", null))
        .containsExactly(new ShippingSite(null, "JX1", Why.FIRST_SITE));
  }

  @Test
  void a_supplier_with_one_site_ships_from_there_and_says_nothing() {
    var shipping = ShippingSites.of(agreed(null), List.of("JX1"), List.of(), TODAY);
    assertThat(shipping.told("JX-1", null)).isEmpty();
    assertThat(shipping.at(List.of(CALLED_OFF))).containsExactly(CALLED_OFF);
  }

  private static List<@Nullable String> sites(ShippingSites shipping) {
    return shipping.at(List.of(CALLED_OFF)).stream().map(CountedQuantity::site).toList();
  }

  private static ShippingSites shipping(PartNumbers numbers, CountedQuantity... own) {
    return ShippingSites.of(numbers, SITES, List.of(List.of(own)), TODAY);
  }

  private static PartNumbers agreed(@Nullable String shipFrom) {
    var terms =
        new PartTerms(
            "JX-1",
            null,
            null,
            "PCE",
            List.of(),
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
            null,
            null,
            shipFrom,
            null,
            null);
    return new PartNumbers(
        true, List.of(new PartAgreementRow("a", "HENGYUE", "JIAXIN", "HY-1", "JX-1", terms, 1, 1)));
  }

  private static CountedQuantity planned(String site, LocalDate on, int quantity) {
    return counted(Kind.OUTPUT, site, null, "JX-1", on, quantity);
  }

  private static CountedQuantity counted(
      Kind kind,
      @Nullable String site,
      @Nullable String partner,
      String partnerPart,
      @Nullable LocalDate on,
      int quantity) {
    return new CountedQuantity(
        kind,
        "JX-1",
        site,
        partner,
        partnerPart,
        null,
        on,
        Bucket.DAY,
        DateKind.DELIVERY,
        true,
        Quantity.of(quantity),
        "PCE",
        Instant.EPOCH,
        null);
  }
}
