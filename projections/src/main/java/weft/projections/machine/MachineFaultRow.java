package weft.projections.machine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.machine.MachineEvent;
import weft.machine.MachineEvent.MachineChanged;
import weft.machine.MachineEvent.MachineDayClosed;
import weft.machine.MachineEvent.MachineFaultCleared;
import weft.machine.MachineEvent.MachineFaultRaised;
import weft.machine.MachineEvent.MachineRegistered;
import weft.machine.MachineEvent.MachineStateChanged;
import weft.machine.MachineEvent.MachineStopBegun;
import weft.machine.MachineEvent.MachineStopEnded;
import weft.machine.MachineEvent.MachineStopWithdrawn;
import weft.machine.MachineEvent.MaintenanceDone;
import weft.machine.MachineEvent.MaintenanceFellDue;
import weft.machine.MachineEvent.MaintenancePlanned;
import weft.machine.MachineEvent.StopCauseStated;
import weft.machine.MachineId;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;

/**
 * A fault that a machine reported. Only its owner sees it.
 *
 * @param item the number in nine digits, so that faults are in order
 * @param until null while the machine still reports it
 */
public record MachineFaultRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    String site,
    @JsonProperty("machine") String code,
    int n,
    String fault,
    @JsonProperty("from") Instant begun,
    @Nullable Instant until,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MachineFaultRow> {
  public static final Board<MachineFaultRow> BOARD =
      Board.ofRows(
          "machine-faults",
          MachineId.TYPE,
          MachineFaultRow.class,
          Board.Seen.BY_OWNER,
          MachineEvent.class,
          MachineFaultRow::apply);

  /** The id of its machine. */
  @JsonProperty
  public String machineId() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, MachineFaultRow> rows, Recorded recorded) {
    switch ((MachineEvent) recorded.payload()) {
      case MachineFaultRaised it ->
          rows.put(
              new MachineFaultRow(
                  recorded.stream(),
                  item(it.n()),
                  it.machine().owner().value(),
                  it.machine().site(),
                  it.machine().code(),
                  it.n(),
                  it.code(),
                  it.at(),
                  null,
                  recorded.sequence() + 1,
                  recorded.position()));
      case MachineFaultCleared it -> {
        MachineFaultRow row = rows.get(Board.key(recorded.stream(), item(it.n())));
        if (row != null) rows.put(row.until(it.at(), recorded));
      }
      case MachineRegistered _,
          MachineChanged _,
          MachineStateChanged _,
          MachineStopBegun _,
          MachineStopEnded _,
          MachineStopWithdrawn _,
          StopCauseStated _,
          MaintenancePlanned _,
          MaintenanceFellDue _,
          MaintenanceDone _,
          MachineDayClosed _ -> {} // the machine's row shows it
    }
  }

  private static String item(int n) {
    return "%09d".formatted(n);
  }

  private MachineFaultRow until(Instant end, Recorded recorded) {
    return new MachineFaultRow(
        stream,
        item,
        owner,
        site,
        code,
        n,
        fault,
        begun,
        end,
        recorded.sequence() + 1,
        recorded.position());
  }
}
