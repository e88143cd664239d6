package weft.projections.interchange;

import java.time.Instant;
import java.util.List;
import weft.interchange.Fault;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.projections.rows.Versioned;

/** An interchange as one viewer may see it: in the table of that name. */
public record InterchangeRow(
    String viewer,
    long interchangeNo,
    String id,
    String owner,
    String sender,
    String receiver,
    String reference,
    Instant receivedAt,
    String channel,
    int bytes,
    boolean test,
    InterchangeOutcome outcome,
    List<MessageResult> messages,
    List<Fault> faults,
    long fromPosition)
    implements Versioned.Row<InterchangeRow> {

  record Key(String viewer, String id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byViewer = viewer.compareTo(other.viewer);
      return byViewer != 0 ? byViewer : id.compareTo(other.id);
    }
  }

  Key key() {
    return new Key(viewer, id);
  }

  InterchangeRow with(
      InterchangeOutcome newOutcome, List<MessageResult> newMessages, long position) {
    return new InterchangeRow(
        viewer,
        interchangeNo,
        id,
        owner,
        sender,
        receiver,
        reference,
        receivedAt,
        channel,
        bytes,
        test,
        newOutcome,
        newMessages,
        faults,
        position);
  }

  InterchangeRow seenBy(String other, long position) {
    return new InterchangeRow(
        other,
        interchangeNo,
        id,
        owner,
        sender,
        receiver,
        reference,
        receivedAt,
        channel,
        bytes,
        test,
        outcome,
        List.of(),
        faults,
        position);
  }

  @Override
  public boolean saysTheSameAs(InterchangeRow other) {
    return equals(other.with(other.outcome, other.messages, fromPosition));
  }
}
