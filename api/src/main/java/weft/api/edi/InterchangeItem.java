package weft.api.edi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.OutgoingRow;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.projections.interchange.Interchanges.Listed;
import weft.projections.interchange.Interchanges.ListedMessage;

/**
 * An incoming or outgoing interchange in a list. This record is the JSON.
 *
 * @param direction {@code in} or {@code out}, seen from the hub
 * @param partners the parties other than sender and receiver that its messages concern
 * @param outcome of an incoming interchange
 * @param state delivery state of an outgoing one
 * @param receiverPaused whether it waits because an operator paused its receiver
 * @param acknowledged the acknowledgement, as in {@link OutgoingRow.Acknowledgement}; null where
 *     none came and none is awaited
 * @param messages null where there are more than 100: the interchange by its id has them
 */
record InterchangeItem(
    String id,
    String direction,
    String sender,
    String receiver,
    List<String> partners,
    String reference,
    Instant receivedAt,
    String channel,
    int bytes,
    boolean test,
    @Nullable InterchangeOutcome outcome,
    @Nullable String state,
    boolean receiverPaused,
    @Nullable String acknowledged,
    int messageCount,
    @Nullable List<Message> messages) {

  /**
   * A message of the interchange.
   *
   * @param outcome null for a message that the hub wrote
   * @param faults the number that prevent its application
   * @param notes the number that do not, and only inform
   */
  record Message(
      String type,
      String release,
      String reference,
      MessageResult.@Nullable Outcome outcome,
      int faults,
      int notes) {

    private static Message of(ListedMessage it) {
      return new Message(
          it.type(), it.release(), it.reference(), it.outcome(), it.faults(), it.notes());
    }

    /** A message that the hub wrote; it has no faults. */
    private static Message of(OutgoingRow.Message it) {
      return new Message(it.type(), it.release(), it.reference(), null, 0, 0);
    }
  }

  static InterchangeItem of(Listed it) {
    return new InterchangeItem(
        it.id(),
        "in",
        it.sender(),
        it.receiver(),
        it.partners(),
        it.reference(),
        it.receivedAt(),
        it.channel(),
        it.bytes(),
        it.test(),
        it.outcome(),
        null,
        false,
        null,
        it.messageCount(),
        it.listed() == null ? null : it.listed().stream().map(Message::of).toList());
  }

  static InterchangeItem of(OutgoingRow it, PausedReceivers paused) {
    return new InterchangeItem(
        it.id().toString(),
        "out",
        it.sender(),
        it.receiver(),
        List.of(),
        it.reference(),
        it.receivedAt(),
        it.channel(),
        it.bytes(),
        it.test(),
        null,
        it.state(),
        paused.hold(it),
        it.acknowledged() == null ? null : it.acknowledged().state(),
        it.messages().size(),
        it.messages().stream().map(Message::of).toList());
  }
}
