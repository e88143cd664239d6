package weft.api.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.balance.Breach;
import weft.measure.Quantity;
import weft.parts.PartNames;
import weft.projections.balance.PartBalance;
import weft.projections.balance.PartBalance.Input;

/**
 * One part at a site, and when its stock runs out. This record is the JSON.
 *
 * @param opening usable stock
 * @param cover days that it lasts at the end of today; null where the horizon ends before, or
 *     demand is not shared
 * @param coverAtLeast where the horizon ends before
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
    @Nullable BigDecimal cover,
    @Nullable BigDecimal coverAtLeast,
    @Nullable Breach runOut,
    @Nullable Breach belowMinimum,
    @Nullable Breach aboveMaximum,
    Quantity overdue,
    List<Input> inputs) {
  /** The first to run out first; those that do not come last, by part and site. */
  static final Comparator<RunOut> ORDER = Comparator.comparing(RunOut::place);

  static RunOut of(PartBalance balance) {
    BalanceRow first = balance.rows().getFirst();
    return new RunOut(
        balance.part(),
        balance.site(),
        balance.partner(),
        balance.names(),
        balance.unit(),
        balance.today(),
        balance.demand(),
        balance.opening(),
        first.cover(),
        first.coverAtLeast(),
        balance.runOut(),
        balance.belowMinimum(),
        balance.aboveMaximum(),
        balance.overdue(),
        balance.inputs());
  }

  /** Where it stands in the list. */
  String place() {
    return (runOut == null ? "9999-12-31" : runOut.on()) + "\n" + part + "\n" + site;
  }
}
