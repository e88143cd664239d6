package weft.api.batch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContexts;
import weft.batch.Batch;
import weft.batch.BatchEvent;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.event.Past;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.party.PartyCode;
import weft.projections.batch.AffectedGoods;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockId;

/**
 * The open problems that a new batch has from the batches of which it is made. A problem blocks
 * what is there when it is opened; what is made of it later is blocked when it is made.
 */
@Component
public class InheritedProblems {
  private final ReadContexts readings;
  private final Streams streams;
  private final Clock clock;

  InheritedProblems(ReadContexts readings, Streams streams, Clock clock) {
    this.readings = readings;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * Blocks the maker's stock of a batch that is reported, for each problem that the maker has open
   * at the batch, at its inputs, or at a batch of which one of them was made.
   */
  public List<StreamCommand> holds(BatchId made, List<BatchInput> inputs, StockId stock) {
    List<BatchId> from =
        Stream.concat(Stream.of(made), inputs.stream().map(BatchInput::batch)).toList();
    return holds(List.of(made), from, List.of(stock));
  }

  /** Blocks the maker's stock of new batches that are all made of the same batches. */
  List<StreamCommand> holds(
      Collection<BatchId> made, Collection<BatchId> from, Collection<StockId> stocks) {
    if (made.isEmpty()) return List.of();
    Set<String> causes = causes(made.iterator().next().maker(), from);
    List<StreamCommand> holds = new ArrayList<>();
    for (BatchId batch : made)
      for (StockId stock : stocks)
        for (String cause : causes)
          holds.add(new HoldBatch(stock, batch.number(), cause, clock.instant()));
    if (holds.size() > AffectedGoods.MOST) throw AffectedStock.tooMany();
    return holds;
  }

  /** The name of a problem in stock. */
  static String cause(BatchId batch, String problem) {
    return batch.stream() + "#" + problem;
  }

  private Set<String> causes(PartyCode party, Collection<BatchId> from) {
    readings.awaitAll(); // a problem or an input may be of a moment ago
    String[] begin = from.stream().map(BatchId::stream).distinct().toArray(String[]::new);
    List<String> blocked =
        readings.read(
            ReachableBatch.viewer(party),
            (db, it) -> AffectedGoods.blockedOrigins(db, it.scope(), begin));
    if (blocked.size() > AffectedGoods.MOST) throw AffectedStock.tooMany();
    Map<String, Past> pasts = streams.pasts(blocked);
    Set<String> causes = new TreeSet<>();
    pasts.forEach(
        (stream, past) ->
            past.foldedFrom(Batch.NEW, BatchEvent.class).open().stream()
                .filter(it -> it.by().equals(party))
                .forEach(it -> causes.add(cause(BatchId.of(stream), it.problem()))));
    return causes;
  }
}
