package weft.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
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
      Quantity damaged) {}

  /** In the base unit; empty where nobody said what its unit is. */
  Optional<SentGoods> in(BaseUnit base) {
    if (base.convert(Quantity.ZERO, unit).isEmpty()) return Optional.empty();
    List<Came> converted =
        came.stream()
            .map(
                it ->
                    new Came(
                        it.position,
                        it.on,
                        in(base, it.quantity),
                        in(base, it.missing),
                        in(base, it.over),
                        in(base, it.damaged)))
            .toList();
    return Optional.of(
        new SentGoods(
            shipment,
            number,
            names,
            position,
            toldAt,
            shipped,
            arrives,
            in(base, quantity),
            in(base, open),
            base.unit(),
            converted));
  }

  private Quantity in(BaseUnit base, Quantity it) {
    return base.convert(it, unit).orElseThrow();
  }

  /** The day by which it should be there; null where nobody said any. */
  @Nullable LocalDate due() {
    return arrives == null ? shipped : arrives;
  }

  /** The day on which it left, or was told where nobody says. */
  public LocalDate left() {
    return shipped == null ? LocalDate.ofInstant(toldAt, ZoneOffset.UTC) : shipped;
  }

  /** As it stood at the end of a day: what came later was open still. */
  SentGoods until(LocalDate day) {
    Quantity stood = open;
    for (Came it : came)
      if (it.on().isAfter(day))
        stood = stood.plus(it.quantity()).minus(it.over()).plus(it.missing());
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
}
