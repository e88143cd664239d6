package weft.api.batch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.batch.BatchId;
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

  ReachableBatch(ReadContexts readings) {
    this.readings = readings;
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
    ReadContext viewer = viewer(party);
    boolean seen =
        readings.read(
            viewer,
            (db, it) ->
                BatchRow.BOARD
                    .reads()
                    .one(db, it.scope(), batch.stream(), it.moment())
                    .isPresent());
    if (!seen) throw Ids.notFound();
    return new Found(batch, party, numbers(caller, party, batch));
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
