package weft.api.batch;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.reading.ReadContext;
import weft.batch.BatchId;
import weft.event.StreamId;
import weft.inspection.InspectedGoods;
import weft.party.PartyCode;
import weft.projections.batch.BatchRow;
import weft.projections.batch.Genealogy;
import weft.projections.inspection.InspectionRow;
import weft.projections.rows.BoardReads.Found;

/** The inspections of batches, as far as the reader sees them: the maker's and its own. */
final class BatchInspections {
  private static final int MOST = 2 * Genealogy.MOST;

  private BatchInspections() {}

  /** The ids of the inspections of each batch, by the stream of the batch. */
  static Map<String, List<String>> of(JdbcClient db, ReadContext it, Collection<BatchRow> batches) {
    Map<String, Set<String>> inspected = new HashMap<>();
    for (BatchRow batch : batches)
      for (String goods : goods(batch))
        inspected.computeIfAbsent(goods, _ -> new LinkedHashSet<>()).add(batch.stream());
    List<Found> found =
        InspectionRow.BOARD
            .reads()
            .found(
                db,
                it.scope(),
                "goods",
                inspected.keySet().toArray(String[]::new),
                it.moment(),
                MOST + 1);
    if (found.size() > MOST) throw BatchGenealogy.tooLarge();
    Map<String, Set<String>> ids = new HashMap<>();
    for (Found each : found)
      for (String batch : inspected.getOrDefault(each.value(), Set.of()))
        ids.computeIfAbsent(batch, _ -> new LinkedHashSet<>()).add(StreamId.toUrl(each.stream()));
    Map<String, List<String>> all = new HashMap<>();
    ids.forEach((batch, its) -> all.put(batch, List.copyOf(its)));
    return all;
  }

  /** The goods as the maker inspects them, and as the reader does under its own number. */
  private static Set<String> goods(BatchRow it) {
    BatchId id = BatchId.of(it.stream());
    Set<String> all = new LinkedHashSet<>();
    all.add(InspectedGoods.key(id.maker(), id.part(), id.number()));
    all.add(InspectedGoods.key(new PartyCode(it.owner()), it.part(), id.number()));
    return all;
  }
}
