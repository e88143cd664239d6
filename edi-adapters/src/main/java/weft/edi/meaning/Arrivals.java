package weft.edi.meaning;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.shipment.Outcome;
import weft.shipment.Receipt.Difference;

/** What a line of a receipt advice says came, and what is wrong with it. */
final class Arrivals {
  private @Nullable Quantity came;
  private @Nullable Quantity accepted;
  private @Nullable Quantity announced;
  private Quantity refused = Quantity.ZERO;
  private Quantity missing = Quantity.ZERO;
  private Quantity over = Quantity.ZERO;
  private Quantity returned = Quantity.ZERO;
  private Quantity destroyed = Quantity.ZERO;

  /**
   * DE 6063: 48 received, 194 received and accepted, 195 and 196 received and not accepted, to be
   * returned and to be destroyed, 124 damaged, 119 short and 121 over; 12 despatched, with which it
   * is compared.
   */
  void edifact(String qualifier, Quantity said) {
    switch (qualifier) {
      case "48" -> came = said;
      case "194" -> accepted = said;
      case "12" -> announced = said;
      case "195" -> {
        refused = refused.plus(said);
        returned = returned.plus(said);
      }
      case "196" -> {
        refused = refused.plus(said);
        destroyed = destroyed.plus(said);
      }
      case "124" -> refused = refused.plus(said);
      case "119" -> missing = missing.plus(said);
      case "121" -> over = over.plus(said);
      default -> {}
    }
  }

  /**
   * DE 412: 01 damaged, 02 short, 03 over.
   *
   * @param received all that came
   */
  void x12(String condition, Quantity said, @Nullable Quantity received) {
    came = received;
    switch (condition) {
      case "01" -> refused = said;
      case "02" -> missing = said;
      case "03" -> over = said;
      default -> {}
    }
  }

  /**
   * RCD04: what goes back. Where RCD06 says nothing of a condition it was not accepted.
   *
   * @param received all that came
   */
  void x12Returned(Quantity said, @Nullable Quantity received) {
    returned = said;
    if (came == null) {
      came = received;
      refused = said;
    }
  }

  /**
   * How what differs is to be settled, where that is said of all of it; null where it is not, as a
   * difference has one settlement.
   */
  @Nullable Outcome wish(Quantity differing) {
    if (returned.isPositive() && returned.equals(differing)) return Outcome.RETURNED;
    return destroyed.isPositive() && destroyed.equals(differing) ? Outcome.SCRAPPED : null;
  }

  /**
   * All that came, damaged goods included.
   *
   * @param quantity the line's own, where nothing else says it
   */
  @Nullable Quantity came(@Nullable Quantity quantity) {
    if (came != null) return came;
    return accepted == null ? quantity : accepted.plus(refused);
  }

  /**
   * What is wrong with it as it says itself; null where it says nothing. Less than it names as
   * despatched is short.
   */
  @Nullable Difference difference(@Nullable Quantity quantity) {
    Quantity damaged = refused;
    if (came != null && accepted != null && !damaged.isPositive()) damaged = came.minus(accepted);
    if (damaged.isPositive()) return new Difference(Difference.Kind.DAMAGED, damaged);
    Quantity all = came(quantity);
    Quantity gone = missing;
    if (announced != null && all != null && !gone.isPositive()) gone = announced.minus(all);
    if (gone.isPositive()) return new Difference(Difference.Kind.SHORT, gone);
    return over.isPositive() ? new Difference(Difference.Kind.OVER, over) : null;
  }
}
