package weft.api.batch;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.ReadContexts;
import weft.batch.BatchId;
import weft.event.Past;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;
import weft.projections.batch.AffectedGoods;
import weft.stock.MovementKind;
import weft.stock.PartStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockEvent;
import weft.stock.StockHolding;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/** Moves the stock of a batch to the batches into which it was divided. */
@Component
class DividedStock {
  private final Streams streams;
  private final ReadContexts readings;
  private final InheritedProblems problems;
  private final Clock clock;

  DividedStock(Streams streams, ReadContexts readings, InheritedProblems problems, Clock clock) {
    this.streams = streams;
    this.readings = readings;
    this.problems = problems;
    this.clock = clock;
  }

  /** Blocks the new batches at every site, for each problem that the caller has at the parents. */
  List<StreamCommand> holds(List<BatchId> parents, List<BatchId> made) {
    BatchId first = made.getFirst();
    List<StockId> stocks =
        readings
            .read(
                ReachableBatch.viewer(first.maker()),
                (db, it) -> AffectedGoods.stocks(db, it.scope(), new String[] {first.part()}))
            .stream()
            .map(StockId::of)
            .toList();
    return problems.holds(made, parents, stocks);
  }

  /**
   * The moves at a site.
   *
   * @param site null where the stock does not follow, which only the maker may choose: a holder has
   *     no more of a batch than its stock
   */
  Moves at(ReachableBatch.Found batch, @Nullable String site) {
    if (site == null && batch.isOwn()) return new Moves(null, Map.of());
    var stock = new StockId(batch.party(), Body.name(site, "/site"), batch.parts().getFirst());
    return new Moves(stock, new HashMap<>());
  }

  /** Moves of one request, which together take no more than there is. */
  final class Moves {
    private final @Nullable StockId stock;
    private final Map<StockKey, Quantity> left;
    private final List<StreamCommand> commands = new ArrayList<>();

    private Moves(@Nullable StockId stock, Map<StockKey, Quantity> left) {
      this.stock = stock;
      this.left = left;
    }

    List<StreamCommand> commands() {
      return commands;
    }

    /** Moves a quantity from one batch to another, usable stock first. */
    void move(ReachableBatch.Found from, BatchId to, Quantity quantity, String unit) {
      if (stock == null) return;
      Quantity rest = quantity;
      for (StockHolding it : free(stock, from.batch().number(), unit)) {
        Quantity there = left.getOrDefault(it.key(), it.quantity());
        Quantity part = rest.exceeds(there) ? there : rest;
        if (!part.isPositive()) continue;
        left.put(it.key(), there.minus(part));
        rest = rest.minus(part);
        commands.add(transfer(stock, it.key(), to, part, unit));
      }
      // The rules refuse what is not there; a request that is repeated gets its first answer.
      StockKey usable = StockKey.finished(stock.holder(), from.batch().number());
      if (rest.isPositive()) commands.add(transfer(stock, usable, to, rest, unit));
    }
  }

  private MoveStock transfer(StockId stock, StockKey from, BatchId to, Quantity part, String unit) {
    return new MoveStock(
        stock,
        MovementKind.TRANSFER,
        from,
        new StockKey(from.owner(), from.category(), from.status(), to.number(), from.place()),
        null,
        part,
        unit,
        clock.instant(),
        null,
        null);
  }

  private List<StockHolding> free(StockId stock, String batch, String unit) {
    String stream = stock.stream();
    PartyCode holder = stock.holder();
    return requireNonNullElse(streams.pasts(List.of(stream)).get(stream), Past.NONE)
        .foldedFrom(PartStock.NEW, StockEvent.class)
        .holdings()
        .stream()
        .filter(it -> batch.equals(it.key().batch()) && it.key().owner().equals(holder))
        .filter(it -> it.key().status() != StockStatus.BLOCKED && Units.isSame(it.unit(), unit))
        .sorted(Comparator.comparing(StockHolding::key))
        .toList();
  }
}
