package weft.api.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.batch.BatchId;
import weft.event.Past;
import weft.event.Streams;
import weft.language.Text;
import weft.projections.batch.AffectedGoods;
import weft.stock.HeldBatch;
import weft.stock.PartStock;
import weft.stock.StockEvent;
import weft.stock.StockId;

/** The caller's own stock of a batch, and of what it made of it. */
@Component
class AffectedStock {
  /** The most streams of stock, and batches, among which a problem that ends is looked for. */
  private static final int MOST_LOOKED_AT = 20 * AffectedGoods.MOST;

  /** Streams of stock that are read at once. */
  private static final int AT_ONCE = 500;

  private final ReadContexts readings;
  private final Streams streams;

  AffectedStock(ReadContexts readings, Streams streams) {
    this.readings = readings;
    this.streams = streams;
  }

  /**
   * A batch and the stock to block.
   *
   * @param parts the caller's own numbers of its part
   */
  record Of(BatchId batch, List<String> parts, List<StockId> stocks) {}

  /**
   * The batch first, at every site that keeps its part, because more of it may arrive there; then
   * the caller's batches that were made of it, where its stock has them. A made batch that no stock
   * has yet is blocked wherever its part is kept.
   */
  List<Of> of(ReachableBatch.Found batch) {
    readings.awaitAll();
    return readings.read(
        ReachableBatch.viewer(batch.party()),
        (db, it) -> {
          List<BatchId> made =
              AffectedGoods.madeOf(db, it.scope(), batch.batch().stream()).stream()
                  .map(BatchId::of)
                  .toList();
          Set<String> parts = new LinkedHashSet<>(batch.parts());
          made.forEach(each -> parts.add(each.part()));
          List<StockId> stocks =
              AffectedGoods.stocks(db, it.scope(), parts.toArray(String[]::new)).stream()
                  .map(StockId::of)
                  .toList();
          List<AffectedGoods.Kept> kept =
              AffectedGoods.kept(
                  db,
                  it.scope(),
                  made.stream().map(BatchId::stream).toArray(String[]::new),
                  made.stream().map(BatchId::part).toArray(String[]::new),
                  made.stream().map(BatchId::number).toArray(String[]::new));
          if (made.size() > AffectedGoods.MOST
              || stocks.size() > AffectedGoods.MOST
              || kept.size() > AffectedGoods.MOST) throw tooMany();
          Map<String, List<StockId>> where = new HashMap<>();
          for (AffectedGoods.Kept each : kept)
            where
                .computeIfAbsent(each.batch(), _ -> new ArrayList<>())
                .add(StockId.of(each.stream()));
          List<Of> all = new ArrayList<>();
          all.add(new Of(batch.batch(), batch.parts(), ofParts(stocks, batch.parts())));
          for (BatchId each : made) {
            List<StockId> its = where.get(each.stream());
            List<String> part = List.of(each.part());
            all.add(new Of(each, part, its == null ? ofParts(stocks, part) : its));
          }
          if (all.stream().mapToInt(each -> each.stocks().size()).sum() > AffectedGoods.MOST)
            throw tooMany();
          return all;
        });
  }

  private static List<StockId> ofParts(List<StockId> stocks, List<String> parts) {
    return stocks.stream().filter(it -> parts.contains(it.part())).toList();
  }

  /** A batch in a stream of stock. */
  record Blocked(StockId stock, String batch) {}

  /**
   * The caller's own stock that a problem blocks, whatever has become of the shipments since it was
   * opened.
   *
   * @param cause the problem, as stock names it
   */
  List<Blocked> blockedBy(ReachableBatch.Found batch, String cause) {
    readings.awaitAll();
    List<String> candidates =
        readings.read(
            ReachableBatch.viewer(batch.party()),
            (db, it) -> AffectedStock.candidates(db, it, batch));
    List<Blocked> blocked = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i += AT_ONCE)
      streams
          .pasts(candidates.subList(i, Math.min(i + AT_ONCE, candidates.size())))
          .forEach((stream, past) -> blocked.addAll(blockedBy(StockId.of(stream), past, cause)));
    return blocked;
  }

  private static List<Blocked> blockedBy(StockId stock, Past past, String cause) {
    return past.foldedFrom(PartStock.NEW, StockEvent.class).held().stream()
        .filter(it -> it.causes().contains(cause))
        .map(HeldBatch::batch)
        .map(it -> new Blocked(stock, it))
        .toList();
  }

  private static List<String> candidates(
      JdbcClient db, ReadContext it, ReachableBatch.Found batch) {
    String stream = batch.batch().stream();
    List<String> made = AffectedGoods.madeOf(db, it.scope(), stream, MOST_LOOKED_AT + 1);
    Set<String> parts = new LinkedHashSet<>(batch.parts());
    made.forEach(each -> parts.add(BatchId.of(each).part()));
    List<String> stocks =
        AffectedGoods.stocksOf(
            db, it.scope(), batch.batch(), parts.toArray(String[]::new), MOST_LOOKED_AT + 1);
    if (made.size() > MOST_LOOKED_AT || stocks.size() > MOST_LOOKED_AT) throw tooMany();
    return stocks;
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
