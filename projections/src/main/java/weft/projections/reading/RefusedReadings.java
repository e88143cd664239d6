package weft.projections.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/**
 * Table {@code refused_reading}: refused readings that came by a broker, counted by machine and
 * reason for 30 days.
 */
public final class RefusedReadings {
  static final int MOST_ROWS = 1_000;
  static final int MOST_NEW_ROWS = 100;
  static final int LONGEST_NAME = 100;
  static final int LONGEST_EXAMPLE = 300;
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient db;

  public RefusedReadings(JdbcClient writer) {
    this.db = writer;
  }

  /**
   * A reading that was refused.
   *
   * @param machine the code that its topic names; empty where the owner may not know it
   * @param example its text; null where the owner may not know it
   */
  public record Refused(String machine, String code, @Nullable String example) {}

  /**
   * Readings refused for one reason.
   *
   * @param machine the code that the topic names; empty where the topic names another company, or
   *     where there are too many codes to count each
   * @param times how often, since {@code firstAt}
   * @param example the beginning of the last one
   */
  public record RefusedRow(
      String machine,
      String code,
      long times,
      Instant firstAt,
      Instant lastAt,
      @Nullable String example) {}

  private record Key(String machine, String code) {}

  private record Counted(
      String machine, String code, long times, @Nullable String example, Instant at) {}

  /** Counts refused readings of a party. */
  public void count(PartyCode owner, List<Refused> refused, Instant now) {
    if (refused.isEmpty()) return;
    db.sql("delete from refused_reading where owner = ? and last_at < ?")
        .param(owner.value())
        .param(ReadingTables.sql(now.minus(KEPT)))
        .update();
    Set<Key> known = known(owner);
    Map<Key, Counted> counted = new LinkedHashMap<>();
    int fresh = 0;
    for (Refused it : refused) {
      Key key = new Key(plain(it.machine(), LONGEST_NAME), it.code());
      if (!known.contains(key) && !counted.containsKey(key)) {
        if (known.size() + fresh >= MOST_ROWS || fresh >= MOST_NEW_ROWS)
          key = new Key("", it.code());
        else fresh++;
      }
      Counted before = counted.get(key);
      String example = it.example() == null ? null : plain(it.example(), LONGEST_EXAMPLE);
      counted.put(
          key,
          new Counted(key.machine, key.code, before == null ? 1 : before.times + 1, example, now));
    }
    put(owner, new ArrayList<>(counted.values()));
  }

  private Set<Key> known(PartyCode owner) {
    return new HashSet<>(
        db.sql("select machine, code from refused_reading where owner = ?")
            .param(owner.value())
            .query((row, _) -> new Key(row.getString(1), row.getString(2)))
            .list());
  }

  private void put(PartyCode owner, List<Counted> counted) {
    db.sql(
            """
            insert into refused_reading as r (owner, machine, code, times, first_at, last_at, example)
            select ?, machine, code, times, at, at, example
              from jsonb_to_recordset(?::jsonb) as t(machine text, code text, times bigint, at timestamptz, example text)
            on conflict (owner, machine, code) do update
              set times = r.times + excluded.times, last_at = excluded.last_at, example = excluded.example
            """)
        .param(owner.value())
        .param(ReadingTables.JSON.writeValueAsString(counted))
        .update();
  }

  /** The text without characters that a line or the database cannot show, and not longer. */
  private static String plain(String text, int most) {
    var plain = new StringBuilder();
    text.codePoints()
        .filter(it -> !Character.isISOControl(it) && it != 0xFFFE && it != 0xFFFF)
        .limit(most)
        .forEach(it -> plain.appendCodePoint(it >= 0xD800 && it <= 0xDFFF ? '?' : it));
    return plain.toString();
  }

  /** Rows in the order of machines and reasons, after a place. */
  public static List<RefusedRow> after(
      JdbcClient db, PartyCode owner, String machine, String code, int most) {
    return db.sql(
            """
            select machine, code, times, first_at, last_at, example from refused_reading
             where owner = ? and (machine, code) > (?, ?) order by machine, code limit ?
            """)
        .param(owner.value())
        .param(machine)
        .param(code)
        .param(most)
        .query(
            (row, _) ->
                new RefusedRow(
                    row.getString("machine"),
                    row.getString("code"),
                    row.getLong("times"),
                    ReadingTables.instant(row, "first_at"),
                    ReadingTables.instant(row, "last_at"),
                    row.getString("example")))
        .list();
  }
}
