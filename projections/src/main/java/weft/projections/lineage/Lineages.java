package weft.projections.lineage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import weft.projections.board.Boards;
import weft.projections.interchange.DocumentLineage;
import weft.projections.ordering.OrderLineage;
import weft.projections.rows.Board;
import weft.projections.rows.Lineage;
import weft.projections.scheduling.CallOffLineage;

/**
 * Every view that reports what messages changed in it: hand-written views one by one, declared ones
 * by their declaration.
 */
public final class Lineages {
  public static final List<Lineage> ALL =
      Stream.concat(
              Stream.of(CallOffLineage.LINEAGE, OrderLineage.LINEAGE, DocumentLineage.LINEAGE),
              Boards.ALL.stream().map(Board::lineage).filter(Objects::nonNull))
          .toList();

  private Lineages() {}
}
