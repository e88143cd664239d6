package weft.projections.reading;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.json.Json;
import weft.machine.MachineState;
import weft.machine.reading.Reading;
import weft.machine.reading.ReadingQuality;

/** Table {@code machine_reading}: the raw readings of the last day. */
final class ReadingTables {
  static final JsonMapper JSON = Json.mapper();

  /** The number of hours in the ring of raw readings. */
  static final int SLOTS = 32;

  private static final int HOUR = 3600;

  private static final String READING =
      "at, seq, state, parts, counter, good, k_wh, meter, meter_offset, quality, counter_reset,"
          + " meter_reset, fault, report_every";

  private final JdbcClient db;

  ReadingTables(JdbcClient db) {
    this.db = db;
  }

  static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static String code(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  static int slot(Instant at) {
    return (int) Math.floorMod(Math.floorDiv(at.getEpochSecond(), HOUR), (long) SLOTS);
  }

  /** The slots of the hours from one moment to another. */
  private static Integer[] slots(Instant from, Instant until) {
    long first = Math.floorDiv(from.getEpochSecond(), HOUR);
    long last = Math.floorDiv(until.getEpochSecond(), HOUR);
    List<Integer> all = new ArrayList<>();
    for (long it = first; it <= last && it < first + SLOTS; it++)
      all.add((int) Math.floorMod(it, (long) SLOTS));
    return all.toArray(Integer[]::new);
  }

  /** The numbers that kept readings of the machine have already. */
  Set<Long> known(long machine, Collection<Long> seqs) {
    return new HashSet<>(
        db.sql("select seq from machine_reading where machine = ? and seq = any(?)")
            .param(machine)
            .param(seqs.toArray(Long[]::new))
            .query(Long.class)
            .list());
  }

  record RawRow(long machine, Reading reading) {}

  void insert(List<RawRow> rows) {
    if (rows.isEmpty()) return;
    String json =
        JSON.writeValueAsString(
            rows.stream().map(it -> RawJson.of(it.machine, it.reading)).toList());
    db.sql(
            """
            insert into machine_reading (slot, machine, %s)
            select slot, machine, %s from jsonb_to_recordset(?::jsonb) as t(slot smallint, machine bigint,
              at timestamptz, seq bigint, state text, parts numeric, counter numeric, good numeric, k_wh numeric, meter numeric,
              meter_offset numeric, quality text, counter_reset boolean, meter_reset boolean, fault text, report_every int)
            """
                .formatted(READING, READING))
        .param(json)
        .update();
  }

  /** The names of the columns, once. */
  private record RawJson(
      int slot,
      long machine,
      Instant at,
      long seq,
      String state,
      @Nullable String parts,
      @Nullable String counter,
      @Nullable String good,
      @Nullable String k_wh,
      @Nullable String meter,
      @Nullable String meter_offset,
      String quality,
      boolean counter_reset,
      boolean meter_reset,
      @Nullable String fault,
      int report_every) {
    static RawJson of(long machine, Reading it) {
      return new RawJson(
          ReadingTables.slot(it.at()),
          machine,
          it.at(),
          it.seq(),
          code(it.state()),
          text(it.parts()),
          text(it.counter()),
          text(it.good()),
          text(it.kWh()),
          text(it.meter()),
          text(it.meterOffset()),
          code(it.quality()),
          it.counterReset(),
          it.meterReset(),
          it.fault(),
          it.reportEverySeconds());
    }
  }

  static @Nullable String text(@Nullable BigDecimal it) {
    return it == null ? null : it.toPlainString();
  }

  /** The readings after one moment and up to another, in order. */
  List<Reading> readings(long machine, Instant after, Instant upTo) {
    return db.sql(
            "select %s from machine_reading where machine = ? and slot = any(?) and at > ? and at <= ? order by at, seq"
                .formatted(READING))
        .param(machine)
        .param(slots(after, upTo))
        .param(sql(after))
        .param(sql(upTo))
        .query((row, _) -> reading(row))
        .list();
  }

  /** The first reading after a moment that meets a condition; null where there is none. */
  @Nullable Reading next(long machine, Instant after, Instant now, String condition) {
    return db.sql(
            "select %s from machine_reading where machine = ? and slot = any(?) and at > ? and %s order by at, seq limit 1"
                .formatted(READING, condition))
        .param(machine)
        .param(slots(after, now.plus(Duration.ofHours(1))))
        .param(sql(after))
        .query((row, _) -> reading(row))
        .optional()
        .orElse(null);
  }

  /** The last reading at or before a moment that meets a condition, and is not in a reused slot. */
  @Nullable Reading last(long machine, Instant upTo, Instant oldest, String condition) {
    return db.sql(
            "select %s from machine_reading where machine = ? and slot = any(?) and at <= ? and at >= ? and %s order by at desc, seq desc limit 1"
                .formatted(READING, condition))
        .param(machine)
        .param(slots(oldest, upTo))
        .param(sql(upTo))
        .param(sql(oldest))
        .query((row, _) -> reading(row))
        .optional()
        .orElse(null);
  }

  private static Reading reading(ResultSet row) throws SQLException {
    return new Reading(
        row.getLong("seq"),
        instant(row, "at"),
        state(row, "state"),
        row.getBigDecimal("parts"),
        row.getBigDecimal("counter"),
        row.getBigDecimal("good"),
        row.getBigDecimal("k_wh"),
        row.getBigDecimal("meter"),
        row.getBigDecimal("meter_offset"),
        ReadingQuality.valueOf(row.getString("quality").toUpperCase(Locale.ROOT)),
        row.getBoolean("counter_reset"),
        row.getBoolean("meter_reset"),
        row.getString("fault"),
        row.getInt("report_every"));
  }

  /** Sets the meter offset of all readings of a time that have a meter value. */
  void offset(long machine, Instant from, @Nullable Instant until, @Nullable BigDecimal offset) {
    db.sql(
            """
            update machine_reading set meter_offset = ? where machine = ? and meter is not null and at >= ?
              and (?::timestamptz is null or at < ?)
            """)
        .param(offset)
        .param(machine)
        .param(sql(from))
        .param(until == null ? null : sql(until))
        .param(until == null ? null : sql(until))
        .update();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  static MachineState state(ResultSet row, String column) throws SQLException {
    return MachineState.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
  }
}
