package weft.edi.expected;

import org.springframework.jdbc.core.simple.JdbcClient;
import weft.interchange.InterchangeKey;

/**
 * Raises and ends alerts about single messages; each interchange gets one alert of a kind and
 * partner.
 */
record MessageAlerts(JdbcClient db) {
  /**
   * Records that a message waits. One alert covers all waiting messages of an interchange; it opens
   * again after an automatic end.
   */
  void held(String interchange, InterchangeKey key, int message) {
    db.sql(
            """
            with waits as (insert into message_waiting (interchange, message) values (:interchange, :message::int) on conflict do nothing)
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, missing)
            select 'message-held', :interchange, :sender, :receiver, :interchange, :reference, jsonb_agg(message::text order by message)
            from (select message from message_waiting where interchange = :interchange union select :message::int order by message limit :most) it
            on conflict (kind, subject) do update
            set missing = excluded.missing,
                ended_at = case when edi_alert.ended_by is not null then edi_alert.ended_at end,
                end_reason_en = case when edi_alert.ended_by is not null then edi_alert.end_reason_en end,
                end_reason_zh = case when edi_alert.ended_by is not null then edi_alert.end_reason_zh end
            """)
        .param("interchange", interchange)
        .param("sender", key.sender())
        .param("receiver", key.receiver())
        .param("reference", key.reference())
        .param("message", message)
        .param("most", AlertRow.MOST_MESSAGES)
        .update();
  }

  /** Records that a message no longer waits, whatever its outcome. */
  void taken(String interchange, int message) {
    db.sql(
            """
            with taken as (delete from message_waiting where interchange = :interchange and message = :message::int),
            others as (
              select coalesce(jsonb_agg(message::text order by message), '[]') as numbers
              from (select message from message_waiting where interchange = :interchange and message <> :message::int order by message limit :most) it)
            update edi_alert a
            set missing = numbers, ended_at = coalesce(a.ended_at, case when numbers = '[]' then clock_timestamp() end),
                end_reason_en = coalesce(end_reason_en, case when numbers = '[]' then 'None of its messages waits any longer.' end),
                end_reason_zh = coalesce(end_reason_zh, case when numbers = '[]' then '其中已无挂起的报文。' end)
            from others where a.kind = 'message-held' and a.subject = :interchange
            """)
        .param("interchange", interchange)
        .param("message", message)
        .param("most", AlertRow.MOST_MESSAGES)
        .update();
  }

  /**
   * Records that a message contradicts data known between two partners, or was refused for business
   * reasons. Both partners have to deal with it until somebody ends the alert. One alert covers all
   * such messages of an interchange.
   */
  void contradicted(String interchange, InterchangeKey key, String partner, int message) {
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, missing)
            values ('message-contradicted', :interchange || ' ' || :partner, :sender, :partner, :interchange, :reference, jsonb_build_array(:message::text))
            on conflict (kind, subject) do update
            set missing = case when edi_alert.missing @> excluded.missing or jsonb_array_length(edi_alert.missing) >= :most
                          then edi_alert.missing else edi_alert.missing || excluded.missing end,
                ended_at = case when edi_alert.ended_by is not null then edi_alert.ended_at end,
                end_reason_en = case when edi_alert.ended_by is not null then edi_alert.end_reason_en end,
                end_reason_zh = case when edi_alert.ended_by is not null then edi_alert.end_reason_zh end
            """)
        .param("interchange", interchange)
        .param("partner", partner)
        .param("sender", key.sender())
        .param("reference", key.reference())
        .param("message", message)
        .param("most", AlertRow.MOST_MESSAGES)
        .update();
  }

  /**
   * Records that a message reduces firm demand. One alert covers all such messages of an
   * interchange.
   */
  void firmCut(String interchange, InterchangeKey key, String supplier, int message) {
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, missing)
            values ('firm-cut', :interchange || ' ' || :supplier, :sender, :supplier, :interchange, :reference, jsonb_build_array(:message::text))
            on conflict (kind, subject) do update
            set missing = case when edi_alert.missing @> excluded.missing or jsonb_array_length(edi_alert.missing) >= :most
                          then edi_alert.missing else edi_alert.missing || excluded.missing end
            """)
        .param("interchange", interchange)
        .param("supplier", supplier)
        .param("sender", key.sender())
        .param("reference", key.reference())
        .param("message", message)
        .param("most", AlertRow.MOST_MESSAGES)
        .update();
  }

  /** Records that a refused message was applied after all. */
  void reconciled(String interchange, int message) {
    db.sql(
            """
            update edi_alert a
            set missing = a.missing - :message::text,
                ended_at = coalesce(a.ended_at, case when a.missing - :message::text = '[]' then clock_timestamp() end),
                end_reason_en = coalesce(end_reason_en, case when a.missing - :message::text = '[]' then 'It was corrected.' end),
                end_reason_zh = coalesce(end_reason_zh, case when a.missing - :message::text = '[]' then '已更正。' end)
            where a.kind = 'message-contradicted' and a.interchange = :interchange and a.missing @> jsonb_build_array(:message::text)
            """)
        .param("interchange", interchange)
        .param("message", message)
        .update();
  }
}
