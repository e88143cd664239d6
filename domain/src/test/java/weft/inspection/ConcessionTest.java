package weft.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.inspection.ConcessionCommand.AskConcession;
import weft.inspection.ConcessionCommand.GrantConcession;
import weft.inspection.ConcessionCommand.RefuseConcession;
import weft.inspection.ConcessionCommand.UseConcession;
import weft.inspection.ConcessionEvent.ConcessionAsked;
import weft.inspection.ConcessionEvent.ConcessionGranted;
import weft.inspection.ConcessionEvent.ConcessionRefused;
import weft.inspection.ConcessionEvent.ConcessionUsed;
import weft.inspection.ConcessionRefusal.BeyondConcession;
import weft.inspection.ConcessionRefusal.ConcessionAnswered;
import weft.inspection.ConcessionRefusal.ConcessionExists;
import weft.inspection.ConcessionRefusal.ConcessionNotGranted;
import weft.inspection.ConcessionRefusal.ConcessionOfOtherGoods;
import weft.inspection.ConcessionRefusal.ConcessionOver;
import weft.inspection.ConcessionRefusal.GrantedMoreThanAsked;
import weft.inspection.ConcessionRefusal.NoSuchConcession;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Goods out of specification go to a customer only by the customer's own concession. */
class ConcessionTest {
  private static final PartyCode SUPPLIER = Inspected.OWNER;
  private static final ConcessionId ID = new ConcessionId(new PartyCode("HENGYUE"), "K-7");
  private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);
  private static final AskedConcession BORES =
      new AskedConcession(
          "HY-24017", "JX-4711", "B-1", "BORE", Quantity.of(30), "PCE", UNTIL, "0.1 mm too wide");
  private static final ConcessionAsked ASKED = new ConcessionAsked(ID, SUPPLIER, BORES);
  private static final ConcessionGranted GRANTED =
      new ConcessionGranted(ID, SUPPLIER, Quantity.of(20), UNTIL, null, null);

  private static Scenario<ConcessionCommand, ConcessionEvent, Concession> given(
      ConcessionEvent... past) {
    return Scenario.given(Concession.NEW, List.of(past));
  }

  private static GrantConcession grant(PartyCode supplier, long quantity) {
    return new GrantConcession(ID, supplier, Quantity.of(quantity), UNTIL, null, null);
  }

  private static UseConcession use(String part, long quantity, LocalDate on) {
    return new UseConcession(ID, SUPPLIER, part, "B-1", "Q-1", Quantity.of(quantity), "EA", on);
  }

  @Test
  void the_supplier_asks_and_the_buyer_grants_at_most_that() {
    given().when(new AskConcession(ID, SUPPLIER, BORES)).then(ASKED);
    given(ASKED)
        .when(new AskConcession(ID, SUPPLIER, BORES))
        .thenRefused(new ConcessionExists("K-7"));
    given(ASKED).when(grant(SUPPLIER, 31)).thenRefused(new GrantedMoreThanAsked(Quantity.of(30)));
    given(ASKED)
        .when(grant(SUPPLIER, 20))
        .then(GRANTED)
        .when(grant(SUPPLIER, 20))
        .thenRefused(new ConcessionAnswered());
    given(ASKED).when(grant(new PartyCode("HONGZHU"), 20)).thenRefused(new NoSuchConcession());
  }

  @Test
  void the_supplier_does_not_read_the_buyers_person() {
    var person = new PersonCode("P-0009");
    for (ConcessionEvent it :
        List.of(
            new ConcessionGranted(ID, SUPPLIER, Quantity.of(20), UNTIL, "Once.", person),
            new ConcessionRefused(ID, SUPPLIER, "No.", person))) {
      assertThat(it.asReadBy(ID.buyer())).isEqualTo(it);
      assertThat(it.asReadBy(SUPPLIER).toString())
          .doesNotContain("P-0009")
          .containsAnyOf("Once.", "No.");
    }
  }

  @Test
  void it_releases_its_own_goods_up_to_its_quantity_and_its_last_day() {
    given(ASKED).when(use("JX-4711", 1, UNTIL)).thenRefused(new ConcessionNotGranted());
    given(ASKED, new ConcessionRefused(ID, SUPPLIER, "No.", null))
        .when(use("JX-4711", 1, UNTIL))
        .thenRefused(new ConcessionNotGranted());
    var granted = given(ASKED, GRANTED);
    granted.when(use("JX-9", 1, UNTIL)).thenRefused(new ConcessionOfOtherGoods());
    granted.when(use("JX-4711", 1, UNTIL.plusDays(1))).thenRefused(new ConcessionOver(UNTIL));
    granted
        .when(use("JX-4711", 15, UNTIL))
        .then(new ConcessionUsed(ID, SUPPLIER, "B-1", "Q-1", Quantity.of(15), Quantity.of(5)))
        .when(use("JX-4711", 6, UNTIL))
        .thenRefused(new BeyondConcession(Quantity.of(5)));
  }

  @Test
  void the_buyer_refuses_with_a_reason() {
    given(ASKED)
        .when(new RefuseConcession(ID, SUPPLIER, "Too wide.", null))
        .then(new ConcessionRefused(ID, SUPPLIER, "Too wide.", null));
  }
}
