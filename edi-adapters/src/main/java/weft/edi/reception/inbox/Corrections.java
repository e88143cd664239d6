package weft.edi.reception.inbox;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interchanges in which somebody put right one message of one that arrived, with the reason. */
public record Corrections(JdbcClient db) {
  /**
   * Keeps what was put in an interchange's place for one of its messages.
   *
   * @param by user or client
   */
  public Inbox.Item store(
      UUID id, Inbox.Item original, int message, byte[] bytes, String by, String reason) {
    var item = new Inbox.Item(id, original.owner(), original.channel(), Sha256.of(bytes), bytes);
    db.sql(
            """
            insert into inbox (id, owner, channel, sha256, bytes, concluded, corrects, corrected_message,
                               corrected_by, correction_reason)
            values (?, ?, ?, ?, ?, true, ?, ?, ?, ?)
            """)
        .params(
            id,
            original.owner().value(),
            original.channel(),
            item.sha256(),
            bytes,
            original.id(),
            message,
            by,
            reason)
        .update();
    return item;
  }

  /** The interchange as it arrived, in which this one put a message right; empty for one itself. */
  public Optional<UUID> original(UUID correction) {
    return db.sql("select corrects from inbox where id = ? and corrects is not null")
        .param(correction)
        .query(UUID.class)
        .optional();
  }

  /** Whether somebody put a message of it right. */
  public boolean areThere(UUID arrived) {
    return db.sql("select exists (select from inbox where corrects = ?)")
        .param(arrived)
        .query(Boolean.class)
        .single();
  }
}
