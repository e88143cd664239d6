package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.party.Side;
import weft.scheduling.release.Received;

/** The quantities at the end of a day, by everything reported until now. */
class DayOfCountTest {
  private static final BaseUnit PIECES = new BaseUnit("PCE", List.of());
  private static final SentGoods A = sent("A", 3, 4, 40, 0, came(5, 4, 40));
  private static final SentGoods B = sent("B", 6, 8, 25, 25);

  private static LocalDate day(int of) {
    return LocalDate.of(2026, 12, of);
  }

  private static Instant told(int on) {
    return day(on).atTime(8, 0).toInstant(ZoneOffset.UTC);
  }

  private static Came came(long position, int on, int quantity) {
    return new Came(
        position, day(on), Quantity.of(quantity), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);
  }

  private static SentGoods sent(
      String number, int left, int arrives, int quantity, int open, Came... came) {
    return new SentGoods(
        "Shipment:" + number,
        number,
        Set.of(number, "DN-" + number),
        left,
        told(left),
        day(left),
        day(arrives),
        Quantity.of(quantity),
        Quantity.of(open),
        "PCE",
        List.of(came));
  }

  private static Statement stated(String number, int on, @Nullable Integer received) {
    var said =
        new Received(
            received == null ? null : Quantity.of(received),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new Statement(number, false, on, told(on), said);
  }

  private static DayOfCount of(List<Statement> stated, @Nullable SignedOpening opening, int day) {
    return DayOfCount.of(PIECES, stated, List.of(A, B), opening, day(day));
  }

  @Test
  void what_came_later_was_on_its_way_then() {
    var stated = List.of(stated("1", 2, 100), stated("2", 7, 140));
    DayOfCount third = of(stated, null, 3);
    assertThat(third.received()).isEqualTo(Quantity.of(100));
    assertThat(third.release()).isEqualTo("1");
    assertThat(third.shipped()).isEqualTo(Quantity.of(140));
    assertThat(third.inTransit())
        .containsExactly(new GoodsUnderway("DN-A", Quantity.of(40), day(4)));
    DayOfCount fourth = of(stated, null, 4);
    assertThat(fourth.received()).isEqualTo(Quantity.of(140));
    assertThat(fourth.inTransit()).isEmpty();
    assertThat(of(stated, null, 7).shipped()).isEqualTo(Quantity.of(165));
  }

  @Test
  void before_anybody_stated_a_cumulative_only_what_is_on_its_way_is_known() {
    DayOfCount it = of(List.of(stated("1", 2, null)), null, 3);
    assertThat(it.received()).isNull();
    assertThat(it.shipped()).isNull();
    assertThat(it.inTransit()).containsExactly(new GoodsUnderway("DN-A", Quantity.of(40), day(4)));
    assertThat(of(List.of(stated("1", 9, 100)), null, 3).received()).isNull();
  }

  @Test
  void a_signed_opening_is_known_from_its_day_on() {
    var terms =
        new OpeningTerms(
            day(5),
            "PCE",
            Quantity.of(500),
            Quantity.of(510),
            null,
            null,
            List.of(new GoodsUnderway("OLD", Quantity.of(10), day(9))),
            null);
    var opening = new SignedOpening(20, told(8), Side.BUYER, terms);
    var stated = List.of(stated("1", 2, 100));
    assertThat(of(stated, opening, 4).received()).isEqualTo(Quantity.of(140));
    DayOfCount sixth = of(stated, opening, 6);
    assertThat(sixth.received()).isEqualTo(Quantity.of(500));
    assertThat(sixth.release()).isNull();
    assertThat(sixth.shipped()).isEqualTo(Quantity.of(535));
    assertThat(sixth.inTransit())
        .containsExactlyInAnyOrder(
            new GoodsUnderway("DN-B", Quantity.of(25), day(8)),
            new GoodsUnderway("OLD", Quantity.of(10), day(9)));
  }
}
