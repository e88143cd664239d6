package weft.projections.balance.cumulative;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.CumulativeLedger;
import weft.balance.SentGoods;
import weft.balance.SignedOpening;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The quantity shipped for a delivery schedule up to and including a shipment, counted from the
 * buyer's start of count: the buyer's cumulative once it has received these shipments.
 */
public record CumulativeWith(Quantity quantity, String unit) {
  /** The most schedules of one shipment; with more, no cumulative is computed. */
  private static final int MOST = 40;

  /**
   * The cumulatives by the shipment's lines, counted from 1. A line has none where it serves no
   * schedule, or a schedule with a unit that cannot be counted.
   */
  public static Map<Integer, CumulativeWith> of(
      JdbcClient db, PartyScope scope, String shipment, Moment moment) {
    Map<String, List<Integer>> schedules = SentForSchedule.of(db, scope, shipment, moment);
    Map<Integer, CumulativeWith> all = new TreeMap<>();
    if (schedules.size() > MOST) return all;
    schedules.forEach(
        (schedule, lines) ->
            ScheduleCumulatives.of(db, scope, schedule, moment)
                .map(it -> with(it, shipment))
                .ifPresent(it -> lines.forEach(line -> all.put(line, it))));
    return all;
  }

  private static @Nullable CumulativeWith with(ScheduleCumulatives told, String shipment) {
    SentGoods goods = null;
    for (SentGoods it : told.sent()) if (shipment.equals(it.shipment())) goods = it;
    if (goods == null || told.statements().isEmpty()) return null;
    long last = goods.position();
    LocalDate left = goods.left();
    List<SentGoods> until = told.sent().stream().filter(it -> it.position() <= last).toList();
    // The current day only decides which goods are late, not how much was shipped.
    var ledger =
        CumulativeLedger.of(told.unit(), told.statements(), until, told.opening(), LocalDate.EPOCH);
    SignedOpening opening = ledger.opening();
    // Up to the opening's day, one number covers everything that left.
    if (opening != null && !left.isAfter(opening.terms().asOf())) return null;
    return ledger.notCounted().isEmpty()
        ? new CumulativeWith(ledger.shipped(), ledger.unit())
        : null;
  }
}
