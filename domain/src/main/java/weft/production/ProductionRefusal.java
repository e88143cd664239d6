package weft.production;

import java.time.LocalDate;
import weft.calendar.Week;
import weft.event.Refusal;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Why a supplier's plan or report was refused. Lines are counted from 0, as in the request. */
public sealed interface ProductionRefusal extends Refusal {
  record HorizonEndsBeforeItBegins(LocalDate from, LocalDate until) implements ProductionRefusal {}

  /** A line says neither a date nor a week, or both. */
  record PeriodUnclear(int line) implements ProductionRefusal {}

  record OutsideHorizon(int line, LocalDate first, LocalDate last) implements ProductionRefusal {}

  record QuantityNegative(int line) implements ProductionRefusal {}

  /** Two lines speak of the same day. */
  record DayTwice(int line, LocalDate day) implements ProductionRefusal {}

  record AllotmentNotPositive(int line, PartyCode buyer) implements ProductionRefusal {}

  record BuyerTwice(int line, PartyCode buyer) implements ProductionRefusal {}

  record AllottedBeyondLine(int line, Quantity quantity, Quantity allotted)
      implements ProductionRefusal {}

  /** A supplier is no buyer of its own. */
  record OwnBuyer(PartyCode buyer) implements ProductionRefusal {}

  /** The horizon begins or ends within a week that stands as one quantity. */
  record HorizonCutsWeek(Week week) implements ProductionRefusal {}

  /** Lines outside the horizon would go on standing in another unit. */
  record PlannedInOtherUnit(String current, String asked) implements ProductionRefusal {}

  record NothingPublished() implements ProductionRefusal {}

  record NothingMade() implements ProductionRefusal {}

  record MadeInTheFuture(LocalDate date) implements ProductionRefusal {}

  record ReasonForTakingBackMissing() implements ProductionRefusal {}

  /** More is taken back than was reported of the day and batch. */
  record TakenBackBeyondReported(Quantity good, Quantity scrap) implements ProductionRefusal {}
}
