package weft.edi.reception.inbox;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrected interchanges: each corrects one message of an interchange, with a reason. */
public record Corrections(JdbcClient db) {
  /**
   * Stores the corrected interchange for one message.
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

  /** Returns the original interchange of a correction; empty for an original. */
  public Optional<UUID> original(UUID correction) {
    return db.sql("select corrects from inbox where id = ? and corrects is not null")
        .param(correction)
        .query(UUID.class)
        .optional();
  }

  /** Returns whether a message of the interchange was corrected. */
  public boolean areThere(UUID arrived) {
    return db.sql("select exists (select from inbox where corrects = ?)")
        .param(arrived)
        .query(Boolean.class)
        .single();
  }
}
