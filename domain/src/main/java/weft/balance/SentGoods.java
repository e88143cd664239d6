package weft.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit;

/**
 * The goods of a shipment for a delivery schedule and their receipts.
 *
 * @param shipment its stream; null for goods that both sides signed as in transit and that no
 *     shipment reports
 * @param names its number and its delivery notes, by which a release may name it
 * @param position of the event that reports it
 * @param toldAt when that event was recorded
 * @param open the quantity neither received nor reported missing
 * @param came receipts in the order in which they were reported
 * @param back what the buyer sent back, in the order in which it was reported
 */
public record SentGoods(
    @Nullable String shipment,
    String number,
    Set<String> names,
    long position,
    Instant toldAt,
    @Nullable LocalDate shipped,
    @Nullable LocalDate arrives,
    Quantity quantity,
    Quantity open,
    String unit,
    List<Came> came,
    List<Back> back) {
  public SentGoods {
    names = Set.copyOf(names);
    came = List.copyOf(came);
    back = List.copyOf(back);
  }

  /** Goods of which nothing was sent back. */
  public SentGoods(
      @Nullable String shipment,
      String number,
      Set<String> names,
      long position,
      Instant toldAt,
      @Nullable LocalDate shipped,
      @Nullable LocalDate arrives,
      Quantity quantity,
      Quantity open,
      String unit,
      List<Came> came) {
    this(
        shipment, number, names, position, toldAt, shipped, arrives, quantity, open, unit, came,
        List.of());
  }

  /**
   * Received goods that the buyer sent back.
   *
   * @param position of the event that reports the return
   */
  public record Back(long position, Quantity quantity) {
    /** Adds what the same event reports for another line. */
    public Back plus(Back other) {
      return new Back(position, quantity.plus(other.quantity));
    }
  }

  /** Returns these goods with what the buyer sent back of them. */
  public SentGoods sentBack(List<Back> returned) {
    return with(quantity, open, came, returned);
  }

  private SentGoods with(Quantity all, Quantity left, List<Came> received, List<Back> returned) {
    return new SentGoods(
        shipment, number, names, position, toldAt, shipped, arrives, all, left, unit, received,
        returned);
  }

  /**
   * One receipt of the goods.
   *
   * @param position of its event
   * @param on the day on which the goods were received
   * @param quantity everything received, including damaged and surplus goods
   * @param missing the quantity that will not come
   * @param over the quantity received without being announced
   * @param damaged the quantity received that cannot be used
   */
  public record Came(
      long position,
      LocalDate on,
      Quantity quantity,
      Quantity missing,
      Quantity over,
      Quantity damaged) {
    /** Returns how much of the announced quantity is no longer in transit. */
    Quantity closed() {
      return quantity.minus(over).plus(missing);
    }
  }

  /** Converts into the base unit; empty if no conversion is known. */
  Optional<SentGoods> in(BaseUnit base) {
    if (Units.isSame(unit, base.unit())) return Optional.of(this);
    if (base.convert(Quantity.ZERO, unit).isEmpty()) return Optional.empty();
    return Optional.of(in(base.unit(), it -> base.convert(it, unit).orElseThrow()));
  }

  /** Converts into another unit. */
  public SentGoods in(String other, UnaryOperator<Quantity> by) {
    List<Came> converted =
        came.stream()
            .map(
                it ->
                    new Came(
                        it.position,
                        it.on,
                        by.apply(it.quantity),
                        by.apply(it.missing),
                        by.apply(it.over),
                        by.apply(it.damaged)))
            .toList();
    return new SentGoods(
        shipment,
        number,
        names,
        position,
        toldAt,
        shipped,
        arrives,
        by.apply(quantity),
        by.apply(open),
        other,
        converted,
        back.stream().map(it -> new Back(it.position, by.apply(it.quantity))).toList());
  }

  /** Returns these goods without a quantity that is no longer expected. */
  SentGoods less(Quantity closed) {
    if (!closed.isPositive()) return this;
    Quantity left = open.minus(closed);
    Quantity rest = left.isPositive() ? left : Quantity.ZERO;
    return with(quantity.minus(closed), rest, came, back);
  }

  /**
   * The day by which the goods should arrive; the day on which they left if no arrival is stated.
   */
  LocalDate due() {
    return arrives == null ? left() : arrives;
  }

  /** The day on which the goods left; the day on which they were reported if none is stated. */
  public LocalDate left() {
    return shipped == null ? LocalDate.ofInstant(toldAt, ZoneOffset.UTC) : shipped;
  }

  /** Returns the goods as they stood at the end of a day: later receipts were still open. */
  SentGoods until(LocalDate day) {
    Quantity stood = open;
    for (Came it : came) if (it.on().isAfter(day)) stood = stood.plus(it.closed());
    return with(quantity, stood, came.stream().filter(it -> !it.on().isAfter(day)).toList(), back);
  }

  /** Returns the goods that had not been received before a count began. */
  SentGoods without(Predicate<Came> before) {
    Quantity rest = quantity;
    for (Came it : came) if (before.test(it)) rest = rest.minus(it.closed());
    return with(rest, open, came.stream().filter(before.negate()).toList(), back);
  }
}
