package weft.edi.meaning.document.stated;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.ReceivedQuantities;
import weft.measure.Quantity;
import weft.shipment.Outcome;
import weft.shipment.Receipt.Difference;
import weft.shipment.Receipt.Difference.Kind;

/** Collects the received quantity and the discrepancies of a receipt advice line. */
public final class LineArrivals {
  /** DE 6063: the qualifiers that the hub compares with the despatched quantity. */
  public static final Set<String> SAID =
      Set.of("48", "194", "195", "196", "124", "119", "121", "12");

  /** The unit of all quantities; "" until one states it. */
  public String unit = "";

  private @Nullable Quantity came;
  private @Nullable Quantity accepted;
  private @Nullable Quantity delivered;
  private @Nullable Quantity announced;
  private Quantity damaged = Quantity.ZERO;
  private Quantity missing = Quantity.ZERO;
  private Quantity toCome = Quantity.ZERO;
  private Quantity over = Quantity.ZERO;
  private Quantity wrong = Quantity.ZERO;
  private Quantity returned = Quantity.ZERO;
  private Quantity destroyed = Quantity.ZERO;

  /** Whether returned goods are included in the damaged goods rather than counted in addition. */
  private boolean returnsAreDamaged;

  /**
   * Takes a quantity. DE 6063: 48 received, 194 received and accepted, 195 and 196 received but not
   * accepted (to be returned, to be destroyed), 124 damaged, 119 short, 121 over, 46 delivered, 12
   * despatched (used for comparison).
   */
  public void edifact(String qualifier, Quantity said) {
    switch (qualifier) {
      case "48" -> came = said;
      case "194" -> accepted = said;
      case "46" -> delivered = said;
      case "12" -> announced = said;
      case "195" -> returned = returned.plus(said);
      case "196" -> destroyed = destroyed.plus(said);
      case "124" -> damaged = damaged.plus(said);
      case "119" -> missing = missing.plus(said);
      case "121" -> over = over.plus(said);
      default -> {}
    }
  }

  /**
   * Takes a variance: goods that were not accepted (6063 as above), else the difference to the
   * despatched, ordered or delivered quantity. DE 4221: AC and AE over, AF damaged, BP still to
   * come.
   *
   * @param by negative if less arrived
   */
  public void variance(BigDecimal by, String qualifier, String discrepancy) {
    var quantity = new Quantity(by.abs());
    boolean isOver = discrepancy.equals("AC") || discrepancy.equals("AE");
    switch (qualifier) {
      case "195", "196" -> {
        edifact(qualifier, quantity);
        if (isOver) over = over.plus(quantity);
      }
      case "124", "119", "121" -> edifact(qualifier, quantity);
      default -> {
        if (discrepancy.equals("AF")) damaged = damaged.plus(quantity);
        else if (isOver || by.signum() > 0) over = over.plus(quantity);
        else if (discrepancy.equals("BP")) toCome = toCome.plus(quantity);
        else missing = missing.plus(quantity);
      }
    }
  }

  /** Whether the line states any discrepancy. */
  public boolean differ() {
    Quantity sorts = damaged.plus(missing).plus(toCome).plus(over).plus(wrong);
    return sorts.plus(returned).plus(destroyed).isPositive();
  }

  /**
   * Takes a discrepancy. DE 412: 01 damaged, 04 of bad quality and 08 rejected, 02 short, 03 over,
   * 05 wrong part, 10 scrapped, 12 over and returned.
   *
   * @param received the total received quantity
   */
  public void x12(String condition, Quantity said, @Nullable Quantity received) {
    came = received;
    returnsAreDamaged = true;
    switch (condition) {
      case "01", "04", "08" -> damaged = damaged.plus(said);
      case "02" -> missing = missing.plus(said);
      case "03" -> over = over.plus(said);
      case "05" -> wrong = wrong.plus(said);
      case "10" -> destroyed = destroyed.plus(said);
      case "12" -> {
        over = over.plus(said);
        returned = said;
      }
      default -> {}
    }
  }

  /**
   * Takes RCD04, the returned quantity. Without another discrepancy, these goods were not accepted.
   *
   * @param received the total received quantity
   */
  public void x12Returned(Quantity said, @Nullable Quantity received) {
    came = received;
    returnsAreDamaged = true;
    returned = said;
  }

  /**
   * The total received quantity, including damaged goods. If only the despatched quantity is
   * stated, it counts as received, minus short and outstanding and plus surplus goods.
   *
   * @param quantity the line's own quantity, used if nothing else is stated
   */
  private @Nullable Quantity came(@Nullable Quantity quantity) {
    if (came != null) return came;
    if (accepted == null)
      return announced == null || delivered != null
          ? quantity
          : announced.minus(missing).minus(toCome).plus(over);
    Quantity gone = returned.plus(destroyed);
    Quantity refused = refused();
    return accepted.plus(refused.exceeds(gone) ? refused : gone);
  }

  /**
   * The quantity not accepted because of its condition; surplus and wrong goods are returned for
   * another reason.
   */
  private Quantity refused() {
    Quantity gone = returned.plus(destroyed);
    boolean elsewhere = gone.isPositive() && (gone.equals(over) || gone.equals(wrong));
    if (!damaged.isPositive() && elsewhere) return Quantity.ZERO;
    if (!returnsAreDamaged) return damaged.plus(gone);
    Quantity condemned = damaged.plus(destroyed);
    boolean other = condemned.isPositive() || over.isPositive() || wrong.isPositive();
    return other ? condemned : returned;
  }

  /**
   * The line's quantities as stated. Less than the despatched quantity is short; received but not
   * accepted goods are damaged.
   *
   * @param quantity the line's own quantity; null if it has none
   */
  public @Nullable ReceivedQuantities said(@Nullable Quantity quantity) {
    Quantity all = came(quantity);
    if (all == null) return null;
    Quantity refused = refused();
    boolean nothing = !refused.isPositive() && !returned.plus(destroyed).isPositive();
    if (came != null && accepted != null && nothing) refused = came.minus(accepted);
    Quantity gone = missing;
    if (announced != null && !gone.isPositive()) gone = announced.minus(all).minus(toCome);
    return new ReceivedQuantities(
        all,
        orNone(refused),
        orNone(gone),
        orNone(over),
        orNone(wrong),
        orNone(returned),
        orNone(destroyed));
  }

  /** As {@link #said}, but null if the line's quantity expresses everything. */
  public @Nullable ReceivedQuantities told(@Nullable Quantity quantity) {
    ReceivedQuantities said = said(quantity);
    if (said == null) return null;
    boolean plain =
        said.came().equals(quantity)
            && said.damaged() == null
            && said.missing() == null
            && said.over() == null
            && said.wrong() == null
            && said.returned() == null
            && said.destroyed() == null;
    return plain ? null : said;
  }

  private static @Nullable Quantity orNone(Quantity it) {
    return it.isPositive() ? it : null;
  }

  /**
   * A received quantity with at most one discrepancy.
   *
   * @param wish the requested settlement, if it covers the whole discrepancy
   */
  public record Part(Quantity quantity, @Nullable Difference difference, @Nullable Outcome wish) {}

  /**
   * Splits the line, because damaged goods and a short or surplus quantity are two discrepancies.
   */
  public List<Part> parts(@Nullable Quantity quantity) {
    ReceivedQuantities said = said(quantity);
    if (said == null) return List.of();
    if (said.wrong() != null) return List.of(part(said.came(), Kind.WRONG_PART, said.wrong()));
    boolean isDamaged = said.damaged() != null;
    List<Part> parts = new ArrayList<>();
    if (said.missing() != null)
      parts.add(part(isDamaged ? Quantity.ZERO : said.came(), Kind.SHORT, said.missing()));
    else if (said.over() != null) {
      Quantity beyond = isDamaged ? said.over() : said.came();
      Quantity rest = said.came().minus(said.over());
      if (!isDamaged || !requireNonNullElse(said.damaged(), Quantity.ZERO).exceeds(rest))
        parts.add(part(beyond, Kind.OVER, said.over()));
    }
    if (said.damaged() != null) {
      Quantity others = Quantity.ZERO;
      for (Part it : parts) others = others.plus(it.quantity());
      parts.addFirst(part(said.came().minus(others), Kind.DAMAGED, said.damaged()));
    }
    return parts.isEmpty() ? List.of(new Part(said.came(), null, null)) : List.copyOf(parts);
  }

  private Part part(Quantity quantity, Kind kind, Quantity differing) {
    return new Part(quantity, new Difference(kind, differing), wish(differing));
  }

  private @Nullable Outcome wish(Quantity differing) {
    if (returned.isPositive() && returned.equals(differing)) return Outcome.RETURNED;
    return destroyed.isPositive() && destroyed.equals(differing) ? Outcome.SCRAPPED : null;
  }
}
