package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningCommand.ProposeOpening;
import weft.opening.OpeningCommand.SignOpening;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.party.PartyCode;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleId;

/**
 * Opening balances, because the foundry joined the hub in the middle of a relationship. One part
 * has a balance signed by both sides. For another, the foundry's proposal awaits the customer, who
 * counts eight fewer. The machine shop has a proposal of its customer to answer.
 *
 * @param monday of the current week
 * @param first the day of the first play, up to which the balances count
 */
record DemoOpenings(DemoDesk desk, LocalDate monday, LocalDate first) {
  private static final String PLANNER = "planner@hengyue";
  private static final String SALES = "sales@hongzhu";

  void settle() {
    DeliveryScheduleId weights = schedule("HY-31002");
    propose(
        HENGYUE,
        PLANNER,
        "weights",
        weights,
        Side.BUYER,
        terms(weights, 0, "HZ-LS-0289", 12, first.plusDays(4)));
    say(HONGZHU, SALES, "weights-signed", new SignOpening(weights, Side.SUPPLIER, 1));
    DeliveryScheduleId shoes = schedule("HY-31020");
    propose(
        HONGZHU,
        SALES,
        "shoes",
        shoes,
        Side.SUPPLIER,
        terms(shoes, 8, "HZ-LS-0288", 240, monday.plusDays(7)));
    DeliveryScheduleId barrels = schedule("HY-24055");
    propose(
        HENGYUE,
        PLANNER,
        "barrels",
        barrels,
        Side.BUYER,
        terms(barrels, 0, "JX-LS-0417", 20, monday.minusDays(3)));
  }

  private void propose(
      PartyCode party,
      String user,
      String step,
      DeliveryScheduleId schedule,
      Side by,
      OpeningTerms terms) {
    BaseUnit pieces = new BaseUnit("PCE", List.of());
    say(party, user, step, new ProposeOpening(schedule, by, terms, pieces, first, null));
  }

  /**
   * The received quantity of the release in force plus {@code more}, and one delivery in transit.
   */
  private OpeningTerms terms(
      DeliveryScheduleId schedule, int more, String note, int onTheWay, LocalDate arrives) {
    Quantity received =
        Objects.requireNonNullElse(desk.inForce(schedule).received().cumulative(), Quantity.ZERO)
            .plus(Quantity.of(more));
    Quantity underway = Quantity.of(onTheWay);
    return new OpeningTerms(
        first,
        "PCE",
        received,
        received.plus(underway),
        null,
        null,
        List.of(new GoodsUnderway(note, underway, arrives)),
        more == 0 ? null : "含 11 月补发的 8 件。 With the 8 sent again in November.");
  }

  private void say(PartyCode party, String user, String step, StreamCommand command) {
    desk.ask(party, user, "demo-opening-" + step, command);
  }

  private static DeliveryScheduleId schedule(String part) {
    return DemoPart.ALL.stream()
        .map(DemoPart::schedule)
        .filter(it -> it.part().equals(part))
        .findFirst()
        .orElseThrow();
  }
}
