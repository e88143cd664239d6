package weft.capacity;

import weft.calendar.Week;
import weft.event.Refusal;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Why what a supplier says of a capacity group was refused. Rows are counted from 0. */
public sealed interface CapacityRefusal extends Refusal {
  record GroupExists(String code) implements CapacityRefusal {}

  record NoSuchGroup() implements CapacityRefusal {}

  record WeekTwice(int row, Week week) implements CapacityRefusal {}

  record CapacityNegative(int row, Week week) implements CapacityRefusal {}

  /** More is planned than can be had at most. */
  record ActualBeyondMaximum(int row, Week week, Quantity actual, Quantity maximum)
      implements CapacityRefusal {}

  record PartTwice(int row, String part) implements CapacityRefusal {}

  record FactorNotPositive(int row, String part) implements CapacityRefusal {}

  /** A supplier is no buyer of its own. */
  record ShownToOneself(PartyCode buyer) implements CapacityRefusal {}
}
