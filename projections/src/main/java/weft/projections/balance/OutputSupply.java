package weft.projections.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.production.Allotment;
import weft.production.NetOutput;
import weft.production.OutputLine;
import weft.projections.balance.Counted.Kind;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/**
 * What a supplier plans to make and has not reported yet: what is allotted to a buyer as that
 * buyer's, the rest as free.
 */
public final class OutputSupply {
  private static final int MOST = 100_000;

  private OutputSupply() {}

  /**
   * Of one part at one site, or of all.
   *
   * @param scope the supplier's as the owner of its plans
   */
  public static List<Counted> of(
      JdbcClient db,
      PartyScope scope,
      @Nullable String part,
      @Nullable String site,
      Moment moment) {
    List<Counted> all = new ArrayList<>();
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
                MOST)) for (OutputLineRow line : row.lines()) add(all, row, line);
    return all;
  }

  private static void add(List<Counted> all, ProductionScheduleRow row, OutputLineRow line) {
    Quantity reported = line.reported() == null ? Quantity.ZERO : line.reported();
    var plan = new OutputLine(line.date(), line.week(), line.quantity(), line.allotments());
    var net = new NetOutput(plan, reported, line.open(), Quantity.ZERO);
    Quantity free = line.open();
    for (Allotment it : line.allotments()) {
      Quantity open = net.openOf(it.quantity());
      free = free.minus(open);
      if (open.isPositive()) all.add(counted(row, plan, it.buyer().value(), open));
    }
    if (free.isPositive()) all.add(counted(row, plan, null, free));
  }

  private static Counted counted(
      ProductionScheduleRow row, OutputLine line, @Nullable String buyer, Quantity open) {
    return new Counted(
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
        row.publishedAt());
  }
}
