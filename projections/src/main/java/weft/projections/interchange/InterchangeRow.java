package weft.projections.interchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import weft.interchange.Fault;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.projections.rows.Versioned;

/**
 * An interchange as one viewer may see it: in the table of that name.
 *
 * @param partners whom its messages concern beside its sender, as far as the viewer may know
 */
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
    List<String> partners,
    long fromPosition)
    implements Versioned.Row<InterchangeRow> {

  /** The rows of one interchange stand together. */
  record Key(String viewer, String id) implements Comparable<Key> {
    /** Before all viewers' rows of an interchange. */
    static Key first(String id) {
      return new Key("", id);
    }

    /** After all viewers' rows of an interchange. */
    static Key last(String id) {
      return new Key("\uffff", id);
    }

    @Override
    public int compareTo(Key other) {
      int byId = id.compareTo(other.id);
      return byId != 0 ? byId : viewer.compareTo(other.viewer);
    }
  }

  Key key() {
    return new Key(viewer, id);
  }

  InterchangeRow with(InterchangeOutcome newOutcome, long position) {
    return with(newOutcome, messages, faults, partners, position);
  }

  /** The same as it is applied, though it was kept for its reference alone before. */
  InterchangeRow afterAll(List<Fault> newFaults, long position) {
    return with(InterchangeOutcome.PENDING, List.of(), newFaults, partners, position);
  }

  /** The same with what became of one more of its messages, which concerns these parties. */
  InterchangeRow concluded(MessageResult message, Collection<String> concerned, long position) {
    List<MessageResult> more = Stream.concat(messages.stream(), Stream.of(message)).toList();
    return with(outcome, more, faults, named(concerned), position);
  }

  /**
   * The same with another result in the place of one before, or as one more where that was not
   * told.
   */
  InterchangeRow rerun(
      MessageResult before, MessageResult now, Collection<String> concerned, long position) {
    List<MessageResult> results = new ArrayList<>(messages);
    int at = results.indexOf(before);
    if (at >= 0) results.set(at, now);
    else results.add(now);
    InterchangeOutcome whole =
        outcome == InterchangeOutcome.PENDING
            ? outcome
            : InterchangeOutcome.of(results.stream().map(MessageResult::outcome).toList());
    return with(whole, List.copyOf(results), faults, named(concerned), position);
  }

  private List<String> named(Collection<String> concerned) {
    return Stream.concat(partners.stream(), concerned.stream())
        .filter(it -> !it.equals(owner))
        .distinct()
        .sorted()
        .toList();
  }

  private InterchangeRow with(
      InterchangeOutcome newOutcome,
      List<MessageResult> newMessages,
      List<Fault> newFaults,
      List<String> newPartners,
      long position) {
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
        newFaults,
        newPartners,
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
        List.of(),
        position);
  }

  @Override
  public boolean saysTheSameAs(InterchangeRow other) {
    return equals(
        other.with(other.outcome, other.messages, other.faults, other.partners, fromPosition));
  }
}
