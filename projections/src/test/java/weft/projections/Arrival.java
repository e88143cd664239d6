package weft.projections;

import java.util.List;
import weft.event.Provenance;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.party.Partnership;

/** A buyer's interchange with one message. */
record Arrival(String id, Partnership between) {
  InterchangeReceived received() {
    return new InterchangeReceived(
        id,
        new InterchangeKey(between.buyer().value(), "WEFT", id),
        id,
        1_000,
        "https",
        between.buyer(),
        "UNOC:3",
        false,
        false,
        1,
        List.of(),
        null);
  }

  /** The provenance of its events, or of those of a correction with these bytes. */
  Provenance provenance(String bytes) {
    return new Provenance(
        new Provenance.Actor(between.buyer(), null, between.buyer() + "-edi"),
        new Provenance.Source("interchange", bytes, "1", null),
        between.participants(),
        id,
        null);
  }
}
