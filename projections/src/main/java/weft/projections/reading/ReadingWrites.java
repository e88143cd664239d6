package weft.projections.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.projections.reading.IntervalTable.IntervalRow;
import weft.projections.reading.LiveMachines.Changed;
import weft.projections.reading.LiveMachines.FaultChange;
import weft.projections.reading.QuarterTable.QuarterRow;
import weft.projections.reading.ReadingTables.RawRow;

/** The rows that a transaction writes, of all its machines at once. */
final class ReadingWrites {
  final ReadingTables tables;
  final IntervalTable intervals;
  private final QuarterTable energy;
  final List<RawRow> raw = new ArrayList<>();
  private final Map<List<Object>, IntervalRow> changed = new LinkedHashMap<>();
  final List<QuarterRow> quarters = new ArrayList<>();
  final List<Changed> live = new ArrayList<>();
  final List<FaultChange> faults = new ArrayList<>();
  private final LiveMachines machines;

  ReadingWrites(JdbcClient db) {
    this.tables = new ReadingTables(db);
    this.intervals = new IntervalTable(db);
    this.energy = new QuarterTable(db);
    this.machines = new LiveMachines(db);
  }

  /** Keeps the later content, because a statement may not write one row twice. */
  void put(IntervalRow row) {
    changed.put(List.of(row.stream(), row.interval().from()), row);
  }

  void write(Instant now) {
    tables.insert(raw);
    intervals.put(List.copyOf(changed.values()));
    energy.add(quarters);
    machines.put(live, now);
    machines.report(faults);
  }
}
