package weft.api.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.ReadContexts;
import weft.batch.BatchId;
import weft.language.Text;
import weft.projections.batch.AffectedGoods;
import weft.stock.StockId;

/** The caller's own stock of a batch, and of what it made of it. */
@Component
class AffectedStock {
  private final ReadContexts readings;

  AffectedStock(ReadContexts readings) {
    this.readings = readings;
  }

  /**
   * A batch and the stock of its part at each site.
   *
   * @param parts the caller's own numbers of its part
   */
  record Of(BatchId batch, List<String> parts, List<StockId> stocks) {}

  /** The batch first, then the caller's batches that were made of it. */
  List<Of> of(ReachableBatch.Found batch) {
    readings.awaitAll();
    return readings.read(
        ReachableBatch.viewer(batch.party()),
        (db, it) -> {
          List<Of> all = new ArrayList<>();
          List<String> made = AffectedGoods.madeOf(db, it.scope(), batch.batch().stream());
          Set<String> parts = new LinkedHashSet<>(batch.parts());
          made.forEach(stream -> parts.add(BatchId.of(stream).part()));
          List<StockId> stocks =
              AffectedGoods.stocks(db, it.scope(), parts.toArray(String[]::new)).stream()
                  .map(StockId::of)
                  .toList();
          all.add(of(batch.batch(), batch.parts(), stocks));
          for (String stream : made) {
            BatchId id = BatchId.of(stream);
            all.add(of(id, List.of(id.part()), stocks));
          }
          int most = all.stream().mapToInt(each -> each.stocks().size()).sum();
          if (made.size() > AffectedGoods.MOST
              || stocks.size() > AffectedGoods.MOST
              || most > AffectedGoods.MOST) throw tooMany();
          return all;
        });
  }

  private static Of of(BatchId batch, List<String> parts, List<StockId> stocks) {
    return new Of(batch, parts, stocks.stream().filter(it -> parts.contains(it.part())).toList());
  }

  static RuntimeException tooMany() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "too-many-batches",
            new Text(
                "More than "
                    + AffectedGoods.MOST
                    + " stocks are affected; block the batches that"
                    + " were made of this one first.",
                "受影响的库存超过 " + AffectedGoods.MOST + " 项，请先冻结由该批次制成的批次。"))
        .exception();
  }
}
