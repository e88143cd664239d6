package weft.edi.expected;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raises alerts and ends them; each subject is told once. */
public final class Alerts {
  /** An acknowledgement of a partner's is missing. */
  public static final String THEIRS = "overdue-theirs";

  /** One of ours is. */
  public static final String OURS = "overdue-ours";

  /** A partner rejected something of ours. */
  public static final String REJECTED = "rejected-by-partner";

  /** Messages of one wait until a partner, part or order is known. */
  public static final String HELD = "message-held";

  /** Messages contradict what is known, or were refused for what they mean. */
  public static final String CONTRADICTED = "message-contradicted";

  /** What was firm is wanted no longer: the supplier is warned. */
  public static final String FIRM_CUT = "firm-cut";

  /** The hub could not bring an interchange to its end, and tries it no more. */
  public static final String SET_ASIDE = "set-aside";

  /** One was used again with different content. */
  static final String REUSED = "reference-reused";

  /** One alert for each time that it is sent. */
  private static final String SENDING =
      "o.id::text || case when o.sending > 1 then '-' || o.sending else '' end";

  /** The same document, written once more for the same partner and judged. */
  private static final String LATER =
      """
      %s from outbox later
      where later.receiver = o.receiver and later.document = o.document and later.sender = o.sender
        and later.message_type = o.message_type and later.outbox_no > o.outbox_no
        and later.acknowledged in ('acknowledged', 'rejected')\
      """;

  private final JdbcClient db;

  public Alerts(JdbcClient db) {
    this.db = db;
  }

  /** Those of what messages say. */
  MessageAlerts ofMessages() {
    return new MessageAlerts(db);
  }

  /** Those of ours that nobody acknowledged in the hours agreed since they were delivered. */
  int overdueOfTheirs() {
    return db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, due_at)
            select 'overdue-theirs', %s, sender, receiver, id::text, reference, delivered_at + make_interval(hours => acknowledge_hours)
            from outbox o
            where acknowledge_hours > 0 and (acknowledged is null or acknowledged = 'received')
              and delivered_at + make_interval(hours => acknowledge_hours) < clock_timestamp()
              and not exists (select from edi_alert a where a.kind = 'overdue-theirs' and a.interchange = o.id::text and a.ended_at is null)
            on conflict (kind, subject) do nothing
            """
                .formatted(SENDING))
        .update();
  }

  /** Those of partners that we owe an acknowledgement for longer than agreed. */
  int overdueOfOurs() {
    return db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, due_at)
            select 'overdue-ours', interchange::text, sender, receiver, interchange::text, reference, received_at + make_interval(hours => hours)
            from acknowledgement_owed
            where received_at + make_interval(hours => hours) < clock_timestamp()
            on conflict (kind, subject) do nothing
            """)
        .update();
  }

  /**
   * Those that the hub gave up. Their bytes are not read for it, since that may be what ended the
   * hub: the alert names their sender and the hub.
   */
  int setAside() {
    return db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference)
            select 'set-aside', id::text, owner, 'WEFT', id::text, '' from inbox
            where set_aside_at is not null and not concluded
            on conflict (kind, subject) do nothing
            """)
        .update();
  }

  /**
   * Ends what is over: our acknowledgements that were delivered after all, theirs that were booked
   * while their alert was being raised, and rejections of what was put right.
   */
  void settle() {
    db.sql(
            """
            delete from acknowledgement_owed a using outbox o
            where o.cause = a.interchange::text || ':contrl' and o.state = 'delivered'
            """)
        .update();
    db.sql(
            """
            update edi_alert a set ended_at = clock_timestamp(), end_reason_en = 'It was acknowledged.', end_reason_zh = '已确认。'
            where a.kind = 'overdue-ours' and a.ended_at is null
              and not exists (select from acknowledgement_owed o where o.interchange::text = a.subject)
            """)
        .update();
    db.sql(
            """
            update edi_alert a set ended_at = clock_timestamp(), end_reason_en = 'It was processed after all.', end_reason_zh = '已处理完毕。'
            where a.kind = 'set-aside' and a.ended_at is null
              and exists (select from inbox i where i.id::text = a.subject and i.concluded)
            """)
        .update();
    ended(null);
  }

  /** A partner acknowledged something of ours after all, or rejected it. */
  void told(UUID sent) {
    rejected(sent);
    ended(sent);
  }

  /**
   * Those of ours that a partner rejected, unless the same was written once more since and judged,
   * or that was booked before rejections were told at all.
   *
   * @param sent this alone; null: all
   */
  int rejected(@Nullable UUID sent) {
    return db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference)
            select 'rejected-by-partner', %s, sender, receiver, id::text, reference
            from outbox o
            where acknowledged = 'rejected' and o.sending > o.untold and (:sent::uuid is null or id = :sent) and not exists (%s)
            on conflict (kind, subject) do nothing
            """
                .formatted(SENDING, LATER.formatted("select")))
        .param("sent", sent)
        .update();
  }

  private void ended(@Nullable UUID sent) {
    db.sql(
            """
            update edi_alert a
            set ended_at = clock_timestamp(),
                end_reason_en = case when o.acknowledged = 'acknowledged' then 'It was acknowledged.'
                                   when a.kind = 'rejected-by-partner' then 'It was sent again, and rejected again.' else 'It was rejected.' end,
                end_reason_zh = case when o.acknowledged = 'acknowledged' then '已确认。'
                                   when a.kind = 'rejected-by-partner' then '重新发送后再次被拒收。' else '已被拒收。' end
            from outbox o
            where a.ended_at is null and o.acknowledged in ('acknowledged', 'rejected')
              and a.kind in ('overdue-theirs', 'rejected-by-partner') and (a.kind || o.acknowledged <> 'rejected-by-partnerrejected' or a.subject <> %s)
              and o.id = case when a.kind in ('overdue-theirs', 'rejected-by-partner') then a.interchange::uuid end
              and (:sent::uuid is null or o.id = :sent)
            """
                .formatted(SENDING))
        .param("sent", sent)
        .update();
    db.sql(
            """
            update edi_alert a
            set ended_at = clock_timestamp(),
                end_reason_en = 'What was sent in its place, ' || n.reference || ', was ' || n.acknowledged || '.',
                end_reason_zh = '其替代 EDI 文件 ' || n.reference || case n.acknowledged when 'rejected' then ' 也被拒收。' else ' 已确认。' end
            from outbox o cross join lateral (%s order by later.outbox_no desc limit 1) n
            where a.ended_at is null and a.kind = 'rejected-by-partner'
              and o.id = case when a.kind = 'rejected-by-partner' then a.interchange::uuid end
            """
                .formatted(LATER.formatted("select later.reference, later.acknowledged")))
        .update();
  }

  /**
   * Ends one by hand; it is not raised again.
   *
   * @return false where it had ended before
   */
  public boolean end(UUID id, String by, String reason) {
    return db.sql(
                """
                update edi_alert set ended_at = clock_timestamp(), ended_by = ?, end_reason_en = ?, end_reason_zh = ?
                where id = ? and ended_at is null
                """)
            .params(List.of(by, reason, reason, id))
            .update()
        == 1;
  }

  /**
   * Somebody looks after it from now on, in the place of who did before.
   *
   * @param by null: nobody does any more
   * @return false where it has ended
   */
  public boolean take(UUID id, @Nullable String by) {
    return db.sql(
                """
                update edi_alert set taken_by = :by::text, taken_at = case when :by::text is not null then clock_timestamp() end
                where id = :id and ended_at is null
                """)
            .param("by", by)
            .param("id", id)
            .update()
        == 1;
  }

  /** How many nobody ended, by kind; a kind of which there is none is absent. */
  public Map<String, Long> open() {
    Map<String, Long> counts = new HashMap<>();
    db.sql("select kind, count(*) from edi_alert where ended_at is null group by kind")
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
