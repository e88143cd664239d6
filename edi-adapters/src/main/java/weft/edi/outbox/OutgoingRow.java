package weft.edi.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;

/**
 * An outgoing interchange as its sender and receiver see it. This record is the JSON of the API.
 *
 * @param number rises with every interchange; the last one on a page is where the next page begins
 * @param receivedAt when it was written
 * @param state the state of delivery; {@code sent}: it awaits the partner's receipt; {@code
 *     failed}: the last attempt failed; {@code dead}: the hub gave up; {@code unwritten}: it could
 *     not be written in a form that the partner can read, and is never sent
 * @param channel the channel of the last attempt
 * @param nextAttemptAt null if there is none
 * @param inAnswerTo the interchange that it answers
 * @param acknowledged null if the partner sent no answer and none is expected
 */
public record OutgoingRow(
    UUID id,
    long number,
    String direction,
    String sender,
    String receiver,
    String reference,
    Instant receivedAt,
    String channel,
    int bytes,
    boolean test,
    String state,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant deliveredAt,
    @Nullable Text lastError,
    @Nullable String inAnswerTo,
    List<Message> messages,
    @Nullable Acknowledgement acknowledged) {

  /**
   * The partner's answer.
   *
   * @param state {@code outstanding}, {@code received} (without a statement on the content), {@code
   *     acknowledged}, {@code rejected}
   * @param within the hours after delivery within which the answer is expected; 0: none is expected
   * @param by the interchange with the answer
   * @param told the faults that the partner reported
   */
  public record Acknowledgement(
      String state,
      int within,
      @Nullable Instant at,
      @Nullable String by,
      List<PartnerFault> told) {}

  /**
   * One message of the interchange.
   *
   * @param outcome always null, because only the partner knows it
   * @param faults always empty
   */
  public record Message(
      String type,
      String release,
      String reference,
      @Nullable Outcome outcome,
      List<Fault> faults) {}
}
