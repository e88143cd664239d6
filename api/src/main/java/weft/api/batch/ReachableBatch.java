package weft.api.batch;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.batch.Batch;
import weft.batch.BatchEvent;
import weft.batch.BatchId;
import weft.event.Past;
import weft.event.Streams;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.batch.AffectedGoods;
import weft.projections.batch.BatchRow;
import weft.projections.rows.Moment;

/** A batch that the caller made or holds, with the numbers that the caller has for its part. */
@Component
class ReachableBatch {
  private final ReadContexts readings;
  private final Streams streams;

  ReachableBatch(ReadContexts readings, Streams streams) {
    this.readings = readings;
    this.streams = streams;
  }

  /**
   * The batch for a write.
   *
   * @param parts the caller's own numbers of its part
   */
  record Found(BatchId batch, PartyCode party, List<String> parts) {
    boolean isOwn() {
      return batch.maker().equals(party);
    }
  }

  /** Returns the batch; 404 if the caller neither made nor received it. */
  Found of(Caller caller, String id) {
    PartyCode party = caller.requireParty();
    BatchId batch = Ids.of(id, BatchId::of);
    if (!isSeen(party, batch)) throw Ids.notFound();
    return new Found(batch, party, numbers(caller, party, batch));
  }

  /**
   * Returns a batch of which the caller ends a problem. The caller's own open problem suffices: it
   * stays when the shipment that brought the batch is replaced or cancelled.
   */
  Found withProblem(Caller caller, String id, String problem) {
    PartyCode party = caller.requireParty();
    BatchId batch = Ids.of(id, BatchId::of);
    if (!hasProblem(party, batch, problem) && !isSeen(party, batch)) throw Ids.notFound();
    return new Found(batch, party, numbers(caller, party, batch));
  }

  private boolean hasProblem(PartyCode party, BatchId batch, String problem) {
    Past past =
        requireNonNullElse(streams.pasts(List.of(batch.stream())).get(batch.stream()), Past.NONE);
    return past.foldedFrom(Batch.NEW, BatchEvent.class).open().stream()
        .anyMatch(it -> it.isOf(party, problem));
  }

  private boolean isSeen(PartyCode party, BatchId batch) {
    return readings.read(
        viewer(party),
        (db, it) ->
            BatchRow.BOARD.reads().one(db, it.scope(), batch.stream(), it.moment()).isPresent());
  }

  private List<String> numbers(Caller caller, PartyCode party, BatchId batch) {
    if (batch.maker().equals(party)) return List.of(batch.part());
    Set<String> all = new LinkedHashSet<>();
    if (caller.sides().contains(Side.BUYER))
      all.addAll(
          readings.read(
              reading(PartyScope.of(party, Side.BUYER)),
              (db, it) ->
                  AffectedGoods.receivedAs(
                      db, it.scope(), batch.maker(), batch.part(), batch.number())));
    return all.isEmpty() ? List.of(batch.part()) : new ArrayList<>(all);
  }

  static ReadContext viewer(PartyCode party) {
    return reading(PartyScope.viewer(party));
  }

  static ReadContext reading(PartyScope scope) {
    return new ReadContext(scope, Moment.NOW, 0, null);
  }
}
