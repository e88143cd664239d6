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
 * What a shipment sent for a delivery schedule, and what came of it.
 *
 * @param shipment its stream; null of goods that both sides signed to be on their way, and of which
 *     no shipment tells
 * @param names its number and its delivery notes, by which a release may name it
 * @param position of the event that says so
 * @param toldAt when that was recorded
 * @param open what neither came nor is said to be missing
 * @param came in the order in which it was told
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
    List<Came> came) {
  public SentGoods {
    names = Set.copyOf(names);
    came = List.copyOf(came);
  }

  /**
   * One receipt of it.
   *
   * @param position of its event
   * @param on the day on which it was received
   * @param quantity all that came, damaged and surplus goods included
   * @param missing what will not come
   * @param over what came without being announced
   * @param damaged what came and cannot be used
   */
  public record Came(
      long position,
      LocalDate on,
      Quantity quantity,
      Quantity missing,
      Quantity over,
      Quantity damaged) {
    /** So much of what was announced is no longer on its way. */
    Quantity closed() {
      return quantity.minus(over).plus(missing);
    }
  }

  /** In the base unit; empty where nobody said what its unit is. */
  Optional<SentGoods> in(BaseUnit base) {
    if (Units.isSame(unit, base.unit())) return Optional.of(this);
    if (base.convert(Quantity.ZERO, unit).isEmpty()) return Optional.empty();
    return Optional.of(in(base.unit(), it -> base.convert(it, unit).orElseThrow()));
  }

  /** In another unit. */
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
        converted);
  }

  /** The same without some that is not expected any longer. */
  SentGoods less(Quantity closed) {
    if (!closed.isPositive()) return this;
    Quantity left = open.minus(closed);
    return new SentGoods(
        shipment,
        number,
        names,
        position,
        toldAt,
        shipped,
        arrives,
        quantity.minus(closed),
        left.isPositive() ? left : Quantity.ZERO,
        unit,
        came);
  }

  /** The day by which it should be there; that on which it left where nobody said any. */
  LocalDate due() {
    return arrives == null ? left() : arrives;
  }

  /** The day on which it left, or was told where nobody says. */
  public LocalDate left() {
    return shipped == null ? LocalDate.ofInstant(toldAt, ZoneOffset.UTC) : shipped;
  }

  /** As it stood at the end of a day: what came later was open still. */
  SentGoods until(LocalDate day) {
    Quantity stood = open;
    for (Came it : came) if (it.on().isAfter(day)) stood = stood.plus(it.closed());
    return new SentGoods(
        shipment,
        number,
        names,
        position,
        toldAt,
        shipped,
        arrives,
        quantity,
        stood,
        unit,
        came.stream().filter(it -> !it.on().isAfter(day)).toList());
  }

  /** Of it what did not come before a count began, and nothing of what did. */
  SentGoods without(Predicate<Came> before) {
    Quantity rest = quantity;
    for (Came it : came) if (before.test(it)) rest = rest.minus(it.closed());
    return new SentGoods(
        shipment,
        number,
        names,
        position,
        toldAt,
        shipped,
        arrives,
        rest,
        open,
        unit,
        came.stream().filter(before.negate()).toList());
  }
}
