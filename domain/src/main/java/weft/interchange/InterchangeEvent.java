package weft.interchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * Everything that can happen to an interchange. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface InterchangeEvent {
  /** The id under which the raw bytes were stored, before any other processing. */
  String id();

  InterchangeKey key();

  /**
   * The interchange arrived; the envelope as read.
   *
   * @param sha256 of the raw bytes, lower-case hex; without trailing white space since one file can
   *     contain several interchanges
   * @param channel {@code https}, {@code folder}, {@code portal}, or {@code sftp} where the hub
   *     fetched it
   * @param owner the party whose channel brought it
   * @param syntax such as {@code UNOC:3}; null where no envelope could be read
   * @param acknowledgementRequested UNB 0031
   * @param messages how many messages it holds
   * @param faults faults of the envelope, not of a message
   * @param afterAll a person's reason for applying it although its reference had been used before;
   *     null where it was applied as it came
   */
  record InterchangeReceived(
      String id,
      InterchangeKey key,
      String sha256,
      int bytes,
      String channel,
      PartyCode owner,
      @Nullable String syntax,
      boolean test,
      boolean acknowledgementRequested,
      int messages,
      List<Fault> faults,
      @Nullable Text afterAll)
      implements InterchangeEvent {}

  record MessageConcluded(String id, InterchangeKey key, int number, MessageResult result)
      implements InterchangeEvent {}

  /**
   * The content of a message in business terms was kept for both partners.
   *
   * @param replaces whether the message read differently before and this document replaces the
   *     earlier one
   * @param shipments the streams of the shipments that the message changed
   */
  record DocumentKept(
      String id,
      InterchangeKey key,
      int number,
      BusinessDocument document,
      boolean replaces,
      List<String> shipments)
      implements InterchangeEvent {}

  record InterchangeConcluded(String id, InterchangeKey key, InterchangeOutcome outcome)
      implements InterchangeEvent {}

  /**
   * A held or rejected message was applied again. The interchange's outcome follows from the
   * results of its messages, this one included. The effects of the message are in the same append.
   *
   * @param result replaces the earlier result
   * @param reason a person's words, or why the hub did it automatically
   * @param learned whether unknown parts were accepted
   * @param correction the corrected interchange that was read instead of the original; null where
   *     the original was read
   */
  record MessageRerun(
      String id,
      InterchangeKey key,
      int number,
      MessageResult result,
      Text reason,
      boolean learned,
      @Nullable Correction correction)
      implements InterchangeEvent {}

  /** Other bytes arrived under a reference that was used before; kept, not applied. */
  record ReferenceReused(String id, InterchangeKey key, InterchangeReceived again)
      implements InterchangeEvent {}

  /**
   * A party sent an interchange that names another party as its sender; kept, not applied, answered
   * with 403.
   */
  record SenderRefused(String id, InterchangeKey key, InterchangeReceived refused)
      implements InterchangeEvent {}
}
