package weft.edi.expected;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raises alerts and ends them; each subject is told once. */
public final class Alerts {
  /** An acknowledgement of a partner's is missing. */
  public static final String THEIRS = "overdue-theirs";

  /** One of ours is. */
  public static final String OURS = "overdue-ours";

  private final JdbcClient db;

  public Alerts(JdbcClient db) {
    this.db = db;
  }

  /** Those of ours that nobody acknowledged in the hours agreed since they were delivered. */
  int overdueOfTheirs() {
    return db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, due_at)
            select 'overdue-theirs', id::text, sender, receiver, id::text, reference, delivered_at + make_interval(hours => acknowledge_hours)
            from outbox
            where acknowledge_hours > 0 and (acknowledged is null or acknowledged = 'received')
              and delivered_at + make_interval(hours => acknowledge_hours) < clock_timestamp()
            on conflict (kind, subject) do nothing
            """)
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
   * Ends what is over: our acknowledgements that were delivered after all, and theirs that were
   * booked while their alert was being raised.
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
            update edi_alert a set ended_at = clock_timestamp(), end_reason_en = 'It was acknowledged.', end_reason_zh = '已确认。'
            from outbox o
            where a.kind = 'overdue-theirs' and a.ended_at is null
              and o.id = case when a.kind = 'overdue-theirs' then a.subject::uuid end and o.acknowledged in ('acknowledged', 'rejected')
            """)
        .update();
  }

  /** A partner acknowledged something of ours after all. */
  void acknowledged(UUID sent) {
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'It was acknowledged.', end_reason_zh = '已确认。'
            where kind = 'overdue-theirs' and subject = ? and ended_at is null
            """)
        .param(sent.toString())
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

  /** How many nobody ended, by kind; a kind of which there is none is absent. */
  public Map<String, Long> open() {
    Map<String, Long> counts = new HashMap<>();
    db.sql("select kind, count(*) from edi_alert where ended_at is null group by kind")
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
