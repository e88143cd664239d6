package weft.projections.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.balance.Counted.Kind;
import weft.projections.material.MaterialDemandRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/** What the buyer published that its sites need. */
public final class GrossDemand {
  private static final int MOST = 100_000;

  private GrossDemand() {}

  /**
   * Of one part at one site, or of all.
   *
   * @param scope the buyer's as the owner of its demands
   */
  public static List<Counted> of(
      JdbcClient db,
      PartyScope scope,
      @Nullable String part,
      @Nullable String site,
      Moment moment) {
    List<Counted> all = new ArrayList<>();
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
            MOST)
        .forEach(
            row ->
                row.lines()
                    .forEach(
                        it ->
                            all.add(
                                new Counted(
                                    Kind.DEMAND,
                                    row.part(),
                                    row.site(),
                                    row.supplier(),
                                    row.part(),
                                    row.site(),
                                    it.first(),
                                    it.week() == null ? Bucket.DAY : Bucket.WEEK,
                                    DateKind.DELIVERY,
                                    false,
                                    it.quantity(),
                                    row.unit(),
                                    row.publishedAt()))));
    return all;
  }
}
