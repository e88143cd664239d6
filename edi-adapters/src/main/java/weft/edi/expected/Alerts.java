package weft.edi.expected;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Provenance.Actor;

/** Raises alerts and ends them; each subject gets one alert. */
public final class Alerts {
  /** A partner's acknowledgement is overdue. */
  public static final String THEIRS = "overdue-theirs";

  /** An acknowledgement of the hub is overdue. */
  public static final String OURS = "overdue-ours";

  /** A partner rejected an outgoing interchange. */
  public static final String REJECTED = "rejected-by-partner";

  /** Messages of an interchange wait until a partner, part or order is known. */
  public static final String HELD = "message-held";

  /** Messages contradict known data, or were refused for business reasons. */
  public static final String CONTRADICTED = "message-contradicted";

  /** Firm demand was reduced, which the supplier must know. */
  public static final String FIRM_CUT = "firm-cut";

  /** The hub could not finish an interchange and no longer tries. */
  public static final String SET_ASIDE = "set-aside";

  /** A reference was used again with different content. */
  static final String REUSED = "reference-reused";

  /** A subject for each sending, so that an interchange sent again can have a new alert. */
  private static final String SENDING =
      "o.id::text || case when o.sending > 1 then '-' || o.sending else '' end";

  /** A later version of the same document for the same partner that the partner has answered. */
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

  /** The alerts about single messages. */
  MessageAlerts ofMessages() {
    return new MessageAlerts(db);
  }

  /**
   * Raises alerts for delivered interchanges that were not acknowledged within the agreed hours.
   */
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

  /**
   * Raises alerts for partners' interchanges that the hub has not acknowledged within the agreed
   * hours.
   */
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
   * Raises alerts for interchanges that the hub gave up. Does not read their bytes, because these
   * may be what ended the hub; the alert only names the sender and the hub.
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
   * Ends settled alerts: acknowledgements of the hub that were delivered after all, partners'
   * acknowledgements that were recorded while the alert was being raised, and rejections of
   * corrected interchanges.
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

  /** Updates the alerts after a partner acknowledged or rejected an interchange. */
  void told(UUID sent) {
    rejected(sent);
    ended(sent);
  }

  /**
   * Raises alerts for rejected interchanges, unless the partner has answered a later version of the
   * document, or the rejection was recorded before these alerts existed.
   *
   * @param sent only this interchange; null for all
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
   * Ends an alert by hand; it is not raised again.
   *
   * @return false if it had already ended
   */
  public boolean end(UUID id, Actor by, String reason) {
    return db.sql(
                """
                update edi_alert set ended_at = clock_timestamp(), ended_by = :by, ended_party = :party,
                  end_reason_en = :reason, end_reason_zh = :reason
                where id = :id and ended_at is null
                """)
            .param("by", requireNonNullElse(by.member(), by.party().value()))
            .param("party", by.party().value())
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Assigns an alert to a person, in place of the previous one.
   *
   * @param by the person or client; null to assign nobody
   * @return false if it has ended
   */
  public boolean take(UUID id, @Nullable Actor by) {
    return db.sql(
                """
                update edi_alert set taken_by = :by::text, taken_party = :party::text,
                  taken_at = case when :by::text is not null then clock_timestamp() end
                where id = :id and ended_at is null
                """)
            .param("by", by == null ? null : by.member())
            .param("party", by == null ? null : by.party().value())
            .param("id", id)
            .update()
        == 1;
  }

  /** The number of open alerts by kind; kinds without alerts are absent. */
  public Map<String, Long> open() {
    Map<String, Long> counts = new HashMap<>();
    db.sql("select kind, count(*) from edi_alert where ended_at is null group by kind")
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
