package weft.projections.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.material.DemandLine;
import weft.party.PartyScope;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.material.MaterialDemandRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/** The demand that the buyer published for its sites. */
public final class GrossDemand {
  private static final int MOST = 100_000;

  private GrossDemand() {}

  /**
   * Reads the demand of one part at one site, or of all.
   *
   * @param scope the buyer's as the owner of its demands
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
    for (MaterialDemandRow row :
        MaterialDemandRow.BOARD
            .reads()
            .list(
                db,
                scope,
                List.of(
                    Filter.is("item", Board.OWN),
                    Filter.is("owner", scope.party().value()),
                    Filter.is("part", part),
                    Filter.is("site", site)),
                List.of(),
                moment,
                MOST)) {
      var said = each ? PublishedBy.ofLines(db, scope, row) : null;
      for (DemandLine it : row.lines())
        all.add(counted(row, it, said == null ? null : said.apply(it)));
    }
    return all;
  }

  private static CountedQuantity counted(
      MaterialDemandRow row, DemandLine line, @Nullable ToldBy by) {
    return new CountedQuantity(
        Kind.DEMAND,
        row.part(),
        row.site(),
        row.supplier(),
        row.part(),
        row.site(),
        line.first(),
        line.week() == null ? Bucket.DAY : Bucket.WEEK,
        DateKind.DELIVERY,
        false,
        line.quantity(),
        row.unit(),
        row.publishedAt(),
        by);
  }
}
