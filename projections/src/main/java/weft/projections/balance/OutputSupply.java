package weft.projections.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.production.Allotment;
import weft.production.NetOutput;
import weft.production.OutputLine;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * Output that a supplier plans and has not reported yet. A quantity allotted to a buyer is that
 * buyer's; the rest is free.
 */
public final class OutputSupply {
  private static final int MOST = 100_000;

  private OutputSupply() {}

  /**
   * Reads the output of one part at one site, or of all.
   *
   * @param scope the supplier's as the owner of its plans
   * @param each as in {@link Trade}
   */
  public static List<CountedQuantity> of(
      JdbcClient db,
      PartyScope scope,
      @Nullable String part,
      @Nullable String site,
      Moment moment,
      boolean each) {
    List<CountedQuantity> all = new ArrayList<>();
    String party = scope.party().value();
    for (ProductionScheduleRow row :
        ProductionScheduleRow.BOARD
            .reads()
            .list(
                db,
                scope,
                List.of(
                    Filter.is("item", "-"),
                    Filter.is("supplier", party),
                    Filter.is("part", part),
                    Filter.is("site", site)),
                List.of(),
                moment,
                MOST)) {
      Map<Integer, Long> said = each ? PublishedBy.of(db, scope, row) : null;
      for (OutputLineRow line : row.lines()) add(all, row, line, said);
    }
    return all;
  }

  /**
   * Adds the remaining quantity of a line.
   *
   * @param publications by their numbers; null where the caller did not ask for them
   */
  private static void add(
      List<CountedQuantity> all,
      ProductionScheduleRow row,
      OutputLineRow line,
      @Nullable Map<Integer, Long> publications) {
    Quantity reported = line.reported() == null ? Quantity.ZERO : line.reported();
    var plan = new OutputLine(line.date(), line.week(), line.quantity(), line.allotments());
    var net = new NetOutput(plan, reported, line.open(), Quantity.ZERO);
    Quantity free = line.open();
    Quantity freeOfPlan = line.quantity();
    long position =
        publications == null ? 0 : publications.getOrDefault(line.published(), row.fromPosition());
    for (Allotment it : line.allotments()) {
      Quantity open = net.openOf(it.quantity());
      free = free.minus(open);
      freeOfPlan = freeOfPlan.minus(it.quantity());
      if (open.isPositive())
        all.add(counted(row, plan, it.buyer().value(), open, by(row, position, it.quantity())));
    }
    if (free.isPositive()) all.add(counted(row, plan, null, free, by(row, position, freeOfPlan)));
  }

  private static @Nullable ToldBy by(ProductionScheduleRow row, long position, Quantity planned) {
    return position == 0 ? null : new ToldBy(row.stream(), position, null, null, planned);
  }

  private static CountedQuantity counted(
      ProductionScheduleRow row,
      OutputLine line,
      @Nullable String buyer,
      Quantity open,
      @Nullable ToldBy by) {
    return new CountedQuantity(
        Kind.OUTPUT,
        row.part(),
        row.site(),
        buyer,
        row.part(),
        null,
        line.first(),
        line.week() == null ? Bucket.DAY : Bucket.WEEK,
        DateKind.DELIVERY,
        true,
        open,
        row.unit(),
        row.publishedAt(),
        by);
  }
}
