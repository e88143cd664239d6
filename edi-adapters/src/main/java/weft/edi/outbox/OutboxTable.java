package weft.edi.outbox;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.event.Recorded;
import weft.json.Json;
import weft.language.Text;

/** Stores written and unwritten interchanges in the table {@code outbox}. */
final class OutboxTable {
  private static final JsonMapper JSON = Json.mapper();
  private static final String INSERT =
      """
      insert into outbox (id, cause, sender, receiver, in_answer_to, message_type, message_release,
                          reference, file_name, test, bytes, state, next_attempt_at, last_error_en, last_error_zh,
                          from_id, group_reference, document, charset, event_stream, event_sequence)
      values (:id, :cause, :sender, :receiver, :inAnswerTo, :type, :release, :reference, :fileName, :test,
              :bytes, :state, case when :state = 'waiting' then clock_timestamp() end, :en, :zh,
              :from, :group, :document, :charset, :stream, :sequence)
      on conflict (cause) do nothing
      """;

  /**
   * Keeps the cause even if another message type is agreed by now, so that a repeat finds it
   * answered.
   */
  private static final String REPLACE =
      """
      update outbox set sender = :sender, receiver = :receiver, in_answer_to = :inAnswerTo, message_type = :type,
                        message_release = :release, reference = :reference, file_name = :fileName, test = :test, bytes = :bytes,
                        state = :state, next_attempt_at = case when :state = 'waiting' then clock_timestamp() end,
                        waiting_since = clock_timestamp(), last_error_en = :en, last_error_zh = :zh, from_id = :from,
                        group_reference = :group, document = :document, charset = :charset, acknowledge_hours = null
      where id = :id and state = 'unwritten' and event_stream = :stream and event_sequence = :sequence
      """;

  private final JdbcClient db;
  private final Outbox.@Nullable Again again;

  /**
   * Creates an access to the table.
   *
   * @param again the unwritten interchange to replace; null to insert new ones
   */
  OutboxTable(JdbcClient db, Outbox.@Nullable Again again) {
    this.db = db;
    this.again = again;
  }

  /**
   * Writes one row and, for a failure or a rewriting, a step.
   *
   * @param fault the reason why it is not sent; the row then has no reference
   */
  boolean store(
      UUID id,
      OutgoingInterchange letter,
      String reference,
      byte[] bytes,
      WrittenLetter written,
      @Nullable Text fault) {
    Recorded because = letter.because();
    Charset charset = letter.reading().charset();
    boolean stored =
        db.sql(again == null ? INSERT : REPLACE)
                .param("id", id)
                .param("cause", letter.cause())
                .param("sender", letter.sender())
                .param("receiver", letter.receiver())
                .param("inAnswerTo", letter.inAnswerTo())
                .param("type", letter.type())
                .param("release", written.release())
                .param("reference", fault == null ? written.reference(reference) : "")
                .param("fileName", fileName(letter, reference, id))
                .param("test", letter.test())
                .param("bytes", bytes)
                .param("state", fault == null ? "waiting" : "unwritten")
                .param("en", fault == null ? null : fault.en())
                .param("zh", fault == null ? null : fault.zh())
                .param("from", letter.from().id())
                .param("group", written.group())
                .param("document", written.document())
                .param("charset", charset == null ? null : charset.name())
                .param("stream", because == null ? null : because.stream())
                .param("sequence", because == null ? null : because.sequence())
                .update()
            == 1;
    if (!stored) return false;
    if (again != null) asked(again);
    if (again != null || fault != null) step(id, fault);
    return true;
  }

  /** Records which values of the source message are missing in the one written for this cause. */
  void lose(String cause, @Nullable List<LostStatement> lost) {
    if (lost == null) return;
    db.sql("update outbox set lost = cast(? as jsonb) where cause = ?")
        .params(JSON.writeValueAsString(lost), cause)
        .update();
  }

  private void asked(Outbox.Again it) {
    db.sql(
            """
            insert into outbox_resend (outbox, sender, receiver, asked_by, asked_party, reason, state_before)
            select id, sender, receiver, ?, ?, ?, 'unwritten' from outbox where id = ?
            """)
        .params(Arrays.asList(it.by(), it.party(), it.reason(), it.id()))
        .update();
  }

  private void step(UUID id, @Nullable Text fault) {
    db.sql(
            """
            insert into outbox_step (outbox, sender, receiver, sending, kind, text_en, text_zh)
            select id, sender, receiver, sending, ?, ?, ? from outbox where id = ?
            """)
        .params(
            Arrays.asList(
                fault == null ? "written" : "unwritten",
                fault == null ? null : fault.en(),
                fault == null ? null : fault.zh(),
                id))
        .update();
  }

  /**
   * The file name: type, sender and reference. The end of the id distinguishes equal references of
   * different series.
   */
  private static String fileName(OutgoingInterchange letter, String reference, UUID id) {
    String text = id.toString();
    String from = letter.from().id().replaceAll("[^A-Za-z0-9-]", "_");
    return letter.type() + "_" + from + "_" + reference + "_" + text.substring(24) + ".edi";
  }
}
