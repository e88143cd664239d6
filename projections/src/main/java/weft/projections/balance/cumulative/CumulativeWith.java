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
 * What was shipped of a delivery schedule with a shipment and all that were announced before it,
 * counted from the start from which the buyer counts: what the buyer's cumulative comes to once it
 * has them.
 */
public record CumulativeWith(Quantity quantity, String unit) {
  /** Of a shipment that serves more schedules none is counted. */
  private static final int MOST = 40;

  /**
   * By the shipment's lines, counted from 1; a line that serves no schedule has none, and neither
   * has one of a schedule in which a unit is not counted.
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
    // Which day it is says what is late, and nothing of how much was shipped.
    var ledger =
        CumulativeLedger.of(told.unit(), told.statements(), until, told.opening(), LocalDate.EPOCH);
    SignedOpening opening = ledger.opening();
    // Up to its day there is one number for all that left.
    if (opening != null && !left.isAfter(opening.terms().asOf())) return null;
    return ledger.notCounted().isEmpty()
        ? new CumulativeWith(ledger.shipped(), ledger.unit())
        : null;
  }
}
