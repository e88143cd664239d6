package weft.projections.interchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.interchange.Fault;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeOutcome;
import weft.party.PartyCode;
import weft.projections.rows.Versioned;

/** The changes that one event makes to the rows of its interchange. */
final class ChangedInterchange {
  private final Versioned<OfInterchange.Key, OfInterchange> rows;
  private final Recorded recorded;
  private final long position;

  ChangedInterchange(Versioned<OfInterchange.Key, OfInterchange> rows, Recorded recorded) {
    this.rows = rows;
    this.recorded = recorded;
    position = recorded.position();
  }

  void received(InterchangeReceived event) {
    InterchangeRow kept = head(event.owner().value(), event.id());
    InterchangeRow row =
        kept == null ? row(event, InterchangeOutcome.PENDING) : kept.afterAll(position);
    rows.put(row);
    envelope(row, event.faults());
  }

  void refused(InterchangeReceived event) {
    InterchangeRow row = row(event, InterchangeOutcome.REJECTED);
    rows.put(row);
    envelope(row, event.faults());
  }

  private InterchangeRow row(InterchangeReceived it, InterchangeOutcome outcome) {
    return new InterchangeRow(
        it.owner().value(),
        position,
        it.id(),
        it.owner().value(),
        it.key().sender(),
        it.key().receiver(),
        it.key().reference(),
        recorded.recordedAt(),
        it.channel(),
        it.bytes(),
        it.test(),
        outcome,
        0,
        0,
        0,
        0,
        List.of(),
        position,
        position);
  }

  /** Writes a row for an envelope with faults, or for one that had faults before. */
  private void envelope(InterchangeRow of, List<Fault> faults) {
    var row = InterchangeMessageRow.envelope(of, faults, position);
    if (!faults.isEmpty() || rows.get(row.key()) != null) rows.put(row);
  }

  void concluded(MessageConcluded event) {
    for (String viewer : concerned()) {
      InterchangeRow known = head(viewer, event.id());
      InterchangeRow row = known == null ? seenBy(viewer, event.id()) : known;
      rows.put(
          InterchangeMessageRow.of(
              row, row.messageCount() + 1, event.number(), event.result(), position));
      rows.put(row.plus(event.result().outcome(), told(row), position));
    }
  }

  void concluded(InterchangeConcluded event) {
    for (InterchangeRow row : heads(event.id())) rows.put(row.concluded(event.outcome(), position));
  }

  /** Replaces the message's previous result, for every party that saw it or sees the new one. */
  void rerun(MessageRerun event) {
    for (InterchangeRow row : heads(event.id()))
      if (seen(row, event) != null || concerned().contains(row.viewer())) rerun(row, event);
    for (String viewer : concerned())
      if (head(viewer, event.id()) == null) rerun(seenBy(viewer, event.id()), event);
  }

  private void rerun(InterchangeRow row, MessageRerun event) {
    InterchangeMessageRow seen = seen(row, event);
    int place = seen == null ? row.messageCount() + 1 : seen.place();
    var now = InterchangeMessageRow.of(row, place, event.number(), event.result(), position);
    boolean same = seen != null && seen.saysTheSameAs(now);
    rows.put(now);
    rows.put(
        row.rerun(
            seen == null ? null : seen.result().outcome(),
            event.result().outcome(),
            told(row),
            same ? row.messagesPosition() : position,
            position));
  }

  private @Nullable InterchangeMessageRow seen(InterchangeRow by, MessageRerun event) {
    return (InterchangeMessageRow)
        rows.get(new OfInterchange.Key(by.viewer(), event.id(), event.number()));
  }

  /** Adds the interchange's row for a party that no message concerned before. */
  private InterchangeRow seenBy(String viewer, String id) {
    InterchangeRow own = own(id);
    InterchangeRow row = own.seenBy(viewer, position);
    OfInterchange envelope =
        rows.get(new OfInterchange.Key(own.owner(), id, InterchangeMessageRow.ENVELOPE));
    if (envelope != null) envelope(row, ((InterchangeMessageRow) envelope).faults());
    return row;
  }

  private List<String> concerned() {
    return recorded.provenance().participants().stream().map(PartyCode::value).toList();
  }

  private List<String> told(InterchangeRow row) {
    return row.isOwn() ? concerned() : List.of(row.viewer());
  }

  private InterchangeRow own(String id) {
    return heads(id).stream().filter(InterchangeRow::isOwn).findFirst().orElseThrow();
  }

  private @Nullable InterchangeRow head(String viewer, String id) {
    return (InterchangeRow) rows.get(new OfInterchange.Key(viewer, id, OfInterchange.Key.HEAD));
  }

  private List<InterchangeRow> heads(String id) {
    int head = OfInterchange.Key.HEAD;
    return rows
        .between(OfInterchange.Key.first(id, head), OfInterchange.Key.last(id, head))
        .stream()
        .map(it -> (InterchangeRow) it)
        .toList();
  }
}
