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
import weft.machine.MachineState;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;

/**
 * A stop of a machine. Only its owner sees it. A person states the cause. It does not change the
 * state that the readings gave, even an unknown one.
 *
 * @param item the number in nine digits, so that stops are in order
 * @param until null while it lasts
 * @param statedBy the person's code; null for a client, and before a cause is stated
 * @param statedAt null before a cause is stated
 * @param withdrawn whether late readings showed that there was no such stop; lists omit it
 */
public record MachineStopRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    String site,
    @JsonProperty("machine") String code,
    int n,
    MachineState state,
    @JsonProperty("from") Instant begun,
    @Nullable Instant until,
    @Nullable String cause,
    @Nullable String causeText,
    @Nullable String statedBy,
    @Nullable Instant statedAt,
    @JsonIgnore boolean withdrawn,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MachineStopRow> {
  public static final Board<MachineStopRow> BOARD =
      Board.ofRows(
          "machine-stops",
          MachineId.TYPE,
          MachineStopRow.class,
          Board.Seen.BY_OWNER,
          MachineEvent.class,
          MachineStopRow::apply);

  /** The id of its machine. */
  @JsonProperty
  public String machineId() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, MachineStopRow> rows, Recorded recorded) {
    switch ((MachineEvent) recorded.payload()) {
      case MachineStopBegun it -> rows.put(begun(it, recorded));
      case MachineStopEnded it -> {
        MachineStopRow row = of(rows, recorded, it.n());
        if (row != null) rows.put(row.with(it.until(), row.withdrawn, recorded));
      }
      case MachineStopWithdrawn it -> {
        MachineStopRow row = of(rows, recorded, it.n());
        if (row != null) rows.put(row.with(row.until, true, recorded));
      }
      case StopCauseStated it -> {
        MachineStopRow row = of(rows, recorded, it.n());
        if (row != null) rows.put(row.caused(it, recorded));
      }
      case MachineRegistered _,
          MachineChanged _,
          MachineStateChanged _,
          MachineFaultRaised _,
          MachineFaultCleared _,
          MaintenancePlanned _,
          MaintenanceFellDue _,
          MaintenanceDone _,
          MachineDayClosed _ -> {} // the machine's row shows it
    }
  }

  private static @Nullable MachineStopRow of(
      Versioned<String, MachineStopRow> rows, Recorded recorded, int n) {
    return rows.get(Board.key(recorded.stream(), item(n)));
  }

  private static String item(int n) {
    return "%09d".formatted(n);
  }

  private static MachineStopRow begun(MachineStopBegun it, Recorded recorded) {
    return new MachineStopRow(
        recorded.stream(),
        item(it.n()),
        it.machine().owner().value(),
        it.machine().site(),
        it.machine().code(),
        it.n(),
        it.state(),
        it.from(),
        null,
        null,
        null,
        null,
        null,
        false,
        recorded.sequence() + 1,
        recorded.position());
  }

  private MachineStopRow with(@Nullable Instant end, boolean taken, Recorded recorded) {
    return new MachineStopRow(
        stream,
        item,
        owner,
        site,
        code,
        n,
        state,
        begun,
        end,
        cause,
        causeText,
        statedBy,
        statedAt,
        taken,
        recorded.sequence() + 1,
        recorded.position());
  }

  private MachineStopRow caused(StopCauseStated it, Recorded recorded) {
    return new MachineStopRow(
        stream,
        item,
        owner,
        site,
        code,
        n,
        state,
        begun,
        until,
        it.cause(),
        it.text(),
        it.person() == null ? null : it.person().value(),
        recorded.recordedAt(),
        withdrawn,
        recorded.sequence() + 1,
        recorded.position());
  }
}
