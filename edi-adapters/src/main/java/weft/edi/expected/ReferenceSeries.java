package weft.edi.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.interchange.InterchangeKey;
import weft.json.Json;

/** Follows each sender's control references and reports gaps. */
public final class ReferenceSeries {
  private static final JsonMapper JSON = Json.mapper();
  private final JdbcClient db;

  public ReferenceSeries(JdbcClient db) {
    this.db = db;
  }

  /** Records an interchange with this reference; a repeated call changes nothing. */
  void see(InterchangeKey key, String interchange) {
    if (!key.reference().matches("[0-9]{1,14}")) return;
    long number = Long.parseLong(key.reference());
    arrived(key, number);
    Optional<SeriesState> before = find(key);
    SeriesState.Step step = before.map(it -> it.step(number)).orElse(SeriesState.Step.ON);
    if (step == SeriesState.Step.BEHIND) return;
    // Report the gap before the series advances: after a failure here, the event comes again.
    if (step == SeriesState.Step.SKIPS)
      skipped(key, before.orElseThrow().last(), number, interchange);
    db.sql(
            """
            insert into reference_series (sender, receiver, last) values (?, ?, ?)
            on conflict (sender, receiver) do update set last = excluded.last
            """)
        .params(key.sender(), key.receiver(), number)
        .update();
  }

  /** Raises an alert: other content came with a reference that was used before. */
  void reused(InterchangeKey key, String interchange) {
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference)
            values ('reference-reused', ?, ?, ?, ?, ?) on conflict (kind, subject) do nothing
            """)
        .params(interchange, key.sender(), key.receiver(), interchange, key.reference())
        .update();
  }

  /** Ends the alert, because the interchange was applied after all. */
  void appliedAfterAll(String interchange) {
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'It was applied after all.', end_reason_zh = '已改为处理。'
            where kind = 'reference-reused' and subject = ? and ended_at is null
            """)
        .param(interchange)
        .update();
  }

  private Optional<SeriesState> find(InterchangeKey key) {
    return db.sql("select last from reference_series where sender = ? and receiver = ?")
        .params(key.sender(), key.receiver())
        .query(Long.class)
        .optional()
        .map(SeriesState::new);
  }

  private void skipped(InterchangeKey key, long last, long number, String interchange) {
    List<String> missing = new ArrayList<>();
    for (long it = last + 1; it < number; it++) {
      missing.add(written(it, key.reference()));
      db.sql(
              "insert into missing_reference (sender, receiver, number, subject) values (?, ?, ?,"
                  + " ?) on conflict do nothing")
          .params(key.sender(), key.receiver(), it, interchange)
          .update();
    }
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, interchange, reference, missing)
            values ('sequence-gap', ?, ?, ?, ?, ?, ?::jsonb) on conflict (kind, subject) do nothing
            """)
        .params(
            interchange,
            key.sender(),
            key.receiver(),
            interchange,
            key.reference(),
            JSON.writeValueAsString(missing))
        .update();
  }

  /** The number with the sender's leading zeros. */
  private static String written(long number, String like) {
    String plain = String.valueOf(number);
    return like.startsWith("0") ? "0".repeat(like.length() - plain.length()) + plain : plain;
  }

  private void arrived(InterchangeKey key, long number) {
    db.sql("delete from missing_reference where sender = ? and receiver = ? and number = ?")
        .params(key.sender(), key.receiver(), number)
        .update();
    db.sql(
            """
            update edi_alert a set ended_at = clock_timestamp(), end_reason_en = 'All of them arrived.', end_reason_zh = '已全部收到。'
            where a.kind = 'sequence-gap' and a.ended_at is null and a.sender = ? and a.receiver = ?
              and not exists (select from missing_reference m where m.subject = a.subject)
            """)
        .params(key.sender(), key.receiver())
        .update();
  }
}
