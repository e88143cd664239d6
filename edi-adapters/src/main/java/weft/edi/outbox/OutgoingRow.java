package weft.edi.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;

/**
 * An interchange of ours as its sender and receiver see it. This record is the JSON of the API.
 *
 * @param number rises with every interchange: where a page of the list ends
 * @param receivedAt when it was written
 * @param state how far it has come; {@code sent}: the partner's receipt is awaited; {@code failed}
 *     where the last attempt did; {@code dead} where it was given up; {@code unwritten} where it
 *     could not be written so that the partner reads the same, and is never sent
 * @param channel by which way it was last tried
 * @param nextAttemptAt null where none will be made
 * @param inAnswerTo the interchange it answers
 * @param acknowledged null where nothing was said and none is waited for
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
   * What the partner said of it.
   *
   * @param state {@code outstanding}, {@code received} (nothing was said of its content), {@code
   *     acknowledged}, {@code rejected}
   * @param within so many hours after delivery it is to be said; 0: none is waited for
   * @param by the interchange that said so
   * @param told what is wrong with it
   */
  public record Acknowledgement(
      String state,
      int within,
      @Nullable Instant at,
      @Nullable String by,
      List<PartnerFault> told) {}

  /**
   * One message of it.
   *
   * @param outcome always null: what becomes of it is the partner's
   * @param faults always empty
   */
  public record Message(
      String type,
      String release,
      String reference,
      @Nullable Outcome outcome,
      List<Fault> faults) {}
}
