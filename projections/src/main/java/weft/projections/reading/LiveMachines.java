package weft.projections.reading;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.energy.MeterReplacement;
import weft.machine.MachineId;
import weft.machine.MachineState;
import weft.machine.reading.Reading;
import weft.party.PartyCode;

/** Table {@code machine_live}: the latest reading of each machine. */
final class LiveMachines {
  private final JdbcClient db;

  LiveMachines(JdbcClient db) {
    this.db = db;
  }

  /** The stream of each code that is a machine of the owner. */
  Map<String, String> streams(PartyCode owner, Collection<String> codes) {
    Map<String, String> found = new TreeMap<>();
    db.sql("select code, stream from machines where owner = ? and code = any(?)")
        .param(owner.value())
        .param(codes.toArray(String[]::new))
        .query((row, _) -> found.put(row.getString(1), row.getString(2)))
        .list();
    return found;
  }

  /** Locks the machines for this transaction, in one order everywhere. */
  List<LiveMachine> lock(PartyCode owner, Collection<String> streams) {
    String[] all = streams.stream().sorted().toArray(String[]::new);
    if (lockKnown(all) < all.length) {
      db.sql(
              """
              insert into machine_live (stream, owner) select it, ? from unnest(?::text[]) it
               where not exists (select from machine_live l where l.stream = it) order by it on conflict do nothing
              """)
          .param(owner.value())
          .param(all)
          .update();
      var _ = lockKnown(all);
    }
    return locked(all);
  }

  /** The machines that this transaction has locked. */
  List<LiveMachine> locked(String... streams) {
    return db.sql(
            """
            select l.stream, l.no, l.last, l.anchor, l.top_seq, m.meter, m.report_every_seconds,
              r.replacements, l.metered_since,
              case when l.meter is distinct from coalesce(m.meter, '') then 'OTHER_METER'
                when l.meter_version is distinct from r.version then 'REPLACED' else 'CURRENT' end as metering,
              i.starts, i.ends, i.state, i.uncertain, i.parts, i.good, i.k_wh
              from machine_live l join machines m on m.stream = l.stream
              left join meters r on r.owner = m.owner and r.site = m.site and r.code = m.meter
              left join lateral (select * from machine_interval t where t.stream = l.stream order by t.starts desc limit 1) i on true
             where l.stream = any(?) order by l.stream
            """)
        .param(streams)
        .query((row, _) -> live(row))
        .list();
  }

  private int lockKnown(String[] streams) {
    return db.sql(
            "select stream from machine_live where stream = any(?) order by stream for update")
        .param(streams)
        .query(String.class)
        .list()
        .size();
  }

  private static LiveMachine live(ResultSet row) throws SQLException {
    long top = row.getLong("top_seq");
    Long topSeq = row.wasNull() ? null : top;
    return new LiveMachine(
        MachineId.of(row.getString("stream")),
        row.getLong("no"),
        row.getString("meter"),
        LiveMachine.Metering.valueOf(row.getString("metering")),
        replacements(
            row.getString("replacements"), ReadingTables.instantOrNull(row, "metered_since")),
        row.getInt("report_every_seconds"),
        reading(row.getString("last")),
        reading(row.getString("anchor")),
        topSeq,
        row.getTimestamp("starts") == null ? null : IntervalTable.interval(row));
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record ReplacementJson(
      Instant at, BigDecimal final_register, BigDecimal first_register) {}

  /** The replacements for the time in which the machine has had this meter, in order. */
  private static List<MeterReplacement> replacements(
      @Nullable String json, @Nullable Instant since) {
    if (json == null) return List.of();
    return Stream.of(ReadingTables.JSON.readValue(json, ReplacementJson[].class))
        .filter(it -> since == null || it.at.isAfter(since))
        .map(it -> new MeterReplacement(it.at, it.final_register, it.first_register, null))
        .toList();
  }

  /** Counts the machine's energy by its present meter, from its latest reading on. */
  void follow(String stream) {
    db.sql(
            """
            update machine_live l set meter = coalesce(m.meter, ''), meter_version = null,
              metered_since = case when l.meter is null then null else l.last_at end
              from machines m where m.stream = l.stream and l.stream = ?
            """)
        .param(stream)
        .update();
  }

  /** Marks the machine's energy as counted with all stated replacements; null keeps the reading. */
  void recounted(String stream, @Nullable Reading last) {
    db.sql(
            """
            update machine_live l set last = coalesce(?::jsonb, l.last), meter_version = r.version
              from machines m join meters r on r.owner = m.owner and r.site = m.site and r.code = m.meter
             where m.stream = l.stream and l.stream = ?
            """)
        .param(last == null ? null : ReadingTables.JSON.writeValueAsString(last))
        .param(stream)
        .update();
  }

  static @Nullable Reading reading(@Nullable String json) {
    return json == null ? null : ReadingTables.JSON.readValue(json, Reading.class);
  }

  /**
   * A machine's row after this transaction.
   *
   * @param changedFrom the earliest moment whose intervals changed
   * @param stateKept whether the machine was in no other state since the latest reading
   */
  record Changed(
      String stream, Reading last, long topSeq, Instant changedFrom, boolean stateKept) {}

  private record ChangedJson(
      String stream,
      Reading last,
      long topseq,
      String state,
      Instant lastat,
      Instant silentafter,
      Instant changedfrom,
      boolean statekept) {}

  /**
   * Stores the changes. {@code since} comes from the intervals if another state came in between.
   */
  void put(List<Changed> changes, Instant now) {
    if (changes.isEmpty()) return;
    List<ChangedJson> json =
        changes.stream()
            .map(
                it ->
                    new ChangedJson(
                        it.stream,
                        it.last,
                        it.topSeq,
                        ReadingTables.code(it.last.holds()),
                        it.last.at(),
                        it.last.silentAfter(),
                        it.changedFrom,
                        it.stateKept))
            .toList();
    db.sql(
            """
            update machine_live l set last = t.last, top_seq = t.topseq, state = t.state, last_at = t.lastat,
              silent_after = t.silentafter, received_at = ?,
              changed_from = case when t.statekept then l.changed_from else least(l.changed_from, t.changedfrom) end,
              changes = l.changes + case when t.statekept then 0 else 1 end,
              since = case when t.statekept and l.since is not null then l.since else coalesce(
                (select i.ends from machine_interval i where i.stream = t.stream and i.state <> t.state order by i.starts desc limit 1),
                (select i.starts from machine_interval i where i.stream = t.stream order by i.starts limit 1), t.lastat) end
            from jsonb_to_recordset(?::jsonb) as t(stream text, last jsonb, topseq bigint, state text, lastat timestamptz,
              silentafter timestamptz, changedfrom timestamptz, statekept boolean)
            where l.stream = t.stream
            """)
        .param(ReadingTables.sql(now))
        .param(ReadingTables.JSON.writeValueAsString(json))
        .update();
  }

  static boolean keepsState(@Nullable Reading before, Reading last, List<MachineState> between) {
    if (before == null) return false;
    MachineState state = before.holds();
    return last.holds() == state && between.stream().allMatch(it -> it == state);
  }

  /** A fault that readings began or ended to report. */
  record FaultChange(String stream, String fault, Instant at, boolean raised) {}

  void report(List<FaultChange> faults) {
    if (faults.isEmpty()) return;
    db.sql(
            """
            insert into machine_fault_reported (stream, fault, at, raised)
            select stream, fault, at, raised from jsonb_to_recordset(?::jsonb) as t(stream text, fault text, at timestamptz, raised boolean)
            """)
        .param(ReadingTables.JSON.writeValueAsString(faults))
        .update();
  }
}
