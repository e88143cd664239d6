package weft.projections.interchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;

/**
 * An interchange as one viewer may see it (table of that name). Its messages are {@link
 * InterchangeMessageRow}s; this row counts them.
 *
 * @param partners whom its messages concern beside its sender, as far as the viewer may know
 * @param messagesPosition of the last event that changed one of these messages, so that readers who
 *     follow this row learn of that, too
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
    int messageCount,
    int rejectedCount,
    int heldCount,
    int contradictedCount,
    List<String> partners,
    long messagesPosition,
    long fromPosition)
    implements OfInterchange {

  /** The number of messages, and how many of them had each result that matters for the whole. */
  private record Counts(int messages, int rejected, int held, int contradicted) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(int one, MessageResult.Outcome outcome) {
      return switch (outcome) {
        case APPLIED, KEPT -> new Counts(messages + one, rejected, held, contradicted);
        case REJECTED -> new Counts(messages + one, rejected + one, held, contradicted);
        case HELD -> new Counts(messages + one, rejected, held + one, contradicted);
        case CONTRADICTED -> new Counts(messages + one, rejected, held, contradicted + one);
      };
    }

    InterchangeOutcome outcome() {
      return InterchangeOutcome.of(messages, rejected, held, contradicted);
    }
  }

  boolean isOwn() {
    return viewer.equals(owner);
  }

  @Override
  public Key key() {
    return new Key(viewer, id, Key.HEAD);
  }

  /** Sets the final outcome. A partner's row reflects the partner's own messages only. */
  InterchangeRow concluded(InterchangeOutcome whole, long position) {
    return with(
        isOwn() ? whole : counts().outcome(), counts(), partners, messagesPosition, position);
  }

  /**
   * The same interchange, pending again, because it is applied although its reference was used
   * before.
   */
  InterchangeRow afterAll(long position) {
    return with(InterchangeOutcome.PENDING, Counts.NONE, partners, messagesPosition, position);
  }

  /** The same with one more message, which concerns these parties. */
  InterchangeRow plus(MessageResult.Outcome message, Collection<String> concerned, long position) {
    return with(outcome, counts().plus(1, message), named(concerned), position, position);
  }

  /**
   * The same row with a new result of a message.
   *
   * @param before null where the viewer did not see the message before
   * @param messages of the last event that changed a message
   */
  InterchangeRow rerun(
      MessageResult.@Nullable Outcome before,
      MessageResult.Outcome now,
      Collection<String> concerned,
      long messages,
      long position) {
    Counts counts = (before == null ? counts() : counts().plus(-1, before)).plus(1, now);
    return with(
        outcome == InterchangeOutcome.PENDING ? outcome : counts.outcome(),
        counts,
        named(concerned),
        messages,
        position);
  }

  private List<String> named(Collection<String> concerned) {
    return Stream.concat(partners.stream(), concerned.stream())
        .filter(it -> !it.equals(owner))
        .distinct()
        .sorted()
        .toList();
  }

  private Counts counts() {
    return new Counts(messageCount, rejectedCount, heldCount, contradictedCount);
  }

  private InterchangeRow with(
      InterchangeOutcome newOutcome,
      Counts counts,
      List<String> newPartners,
      long messages,
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
        counts.messages(),
        counts.rejected(),
        counts.held(),
        counts.contradicted(),
        newPartners,
        messages,
        position);
  }

  /** The row for another party that no message concerned before. */
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
        0,
        0,
        0,
        0,
        List.of(),
        messagesPosition,
        position);
  }

  @Override
  public boolean saysTheSameAs(OfInterchange other) {
    return other instanceof InterchangeRow it
        && equals(it.with(it.outcome, it.counts(), it.partners, it.messagesPosition, fromPosition));
  }
}
