package weft.api.balance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.balance.Breach;
import weft.balance.NotCounted;
import weft.measure.Quantity;
import weft.parts.PartNames;
import weft.projections.balance.PartBalance;
import weft.projections.balance.PartBalance.Input;

/**
 * A part at a site, and the day when its stock runs out. This record is the JSON.
 *
 * @param opening usable stock
 * @param closing usable stock at the end of today; null where demand is not shared
 * @param cover days that the closing stock lasts; null where the horizon ends before, or demand is
 *     not shared
 * @param coverAtLeast where the horizon ends before
 * @param since when the event that caused the run-out was recorded; null where that is not known
 * @param notCounted inputs left out, and why: a unit without conversion, an invalid day
 * @param course the stock over the horizon; null where the caller did not ask for it, or demand is
 *     not shared
 * @param before the earlier run-out to compare with; null where the caller asked for none, or none
 *     is known
 */
record RunOut(
    String part,
    String site,
    @Nullable String partner,
    @Nullable PartNames names,
    String unit,
    LocalDate today,
    PartBalance.Demand demand,
    Quantity opening,
    @Nullable Quantity closing,
    @Nullable BigDecimal cover,
    @Nullable BigDecimal coverAtLeast,
    @Nullable CausedRunOut runOut,
    @Nullable Instant since,
    @Nullable Breach belowMinimum,
    @Nullable Breach aboveMaximum,
    Quantity overdue,
    List<Input> inputs,
    List<NotCounted> notCounted,
    @Nullable StockCourse course,
    @Nullable EarlierRunOut before) {

  static RunOut of(
      PartBalance balance,
      @Nullable CausedRunOut runOut,
      boolean course,
      @Nullable EarlierRunOut before) {
    BalanceRow first = balance.rows().getFirst();
    RunOutCause cause = runOut == null ? null : runOut.cause();
    return new RunOut(
        balance.part(),
        balance.site(),
        balance.partner(),
        balance.names(),
        balance.unit(),
        balance.today(),
        balance.demand(),
        balance.opening(),
        first.closing(),
        first.cover(),
        first.coverAtLeast(),
        runOut,
        cause == null ? null : cause.since(),
        balance.belowMinimum(),
        balance.aboveMaximum(),
        balance.overdue(),
        balance.inputs(),
        balance.notCounted(),
        course ? StockCourse.of(balance) : null,
        before);
  }

  /** The sort key of a part: the earliest run-out first, parts without one last. */
  static String place(PartBalance it) {
    Breach runOut = it.runOut();
    return (runOut == null ? "9999-12-31" : runOut.on()) + "\n" + it.part() + "\n" + it.site();
  }
}
