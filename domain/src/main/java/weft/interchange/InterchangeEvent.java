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
  /** The id under which the raw bytes were stored, before anything else was done with them. */
  String id();

  InterchangeKey key();

  /**
   * The envelope as read.
   *
   * @param sha256 of the raw bytes, lower-case hex; since files bring several, but for white space
   *     at their end
   * @param channel {@code https}, {@code folder}, {@code portal}, or {@code sftp} where it was
   *     fetched
   * @param owner the party whose channel brought it
   * @param syntax such as {@code UNOC:3}; null where no envelope could be read
   * @param acknowledgementRequested UNB 0031
   * @param messages how many messages it holds
   * @param faults of the envelope, not of a message
   * @param afterAll why it was applied though its reference had been used before, in a person's
   *     words; null where it was applied as it came
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
   * What a message says in business words: kept for both partners.
   *
   * @param again true where the message was read otherwise before, and this takes the place of what
   *     was kept then; null where it is the first
   * @param shipments the streams of those that it told; null where it told none, and of what was
   *     kept before shipments were told
   */
  record DocumentKept(
      String id,
      InterchangeKey key,
      int number,
      BusinessDocument document,
      @Nullable Boolean again,
      @Nullable List<String> shipments)
      implements InterchangeEvent {
    /** Of what tells no shipment. */
    public DocumentKept(
        String id,
        InterchangeKey key,
        int number,
        BusinessDocument document,
        @Nullable Boolean again) {
      this(id, key, number, document, again, null);
    }

    public DocumentKept(String id, InterchangeKey key, int number, BusinessDocument document) {
      this(id, key, number, document, null, null);
    }

    public boolean replaces() {
      return Boolean.TRUE.equals(again);
    }
  }

  record InterchangeConcluded(String id, InterchangeKey key, InterchangeOutcome outcome)
      implements InterchangeEvent {}

  /**
   * A message that was held or rejected was taken up once more; the interchange's outcome is what
   * its messages' results now make it. What it did stands in the same append.
   *
   * @param result in the place of the one before
   * @param reason a person's words, or why the hub did it by itself
   * @param learned whether parts not seen before were to be taken
   * @param correction what was read in the place of what had arrived; null: that itself
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

  /** Other bytes arrived under a reference that was used before: kept, not applied. */
  record ReferenceReused(String id, InterchangeKey key, InterchangeReceived again)
      implements InterchangeEvent {}

  /**
   * Someone sent an interchange that names another as its sender: kept, not applied, answered 403.
   */
  record SenderRefused(String id, InterchangeKey key, InterchangeReceived refused)
      implements InterchangeEvent {}
}
