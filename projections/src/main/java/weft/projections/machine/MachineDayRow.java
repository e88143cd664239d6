package weft.projections.machine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.machine.DayEnergy;
import weft.machine.Effectiveness.Stretch;
import weft.machine.MachineDay;
import weft.machine.MachineEvent;
import weft.machine.MachineEvent.MachineDayClosed;
import weft.machine.MachineId;
import weft.machine.MachineShift;
import weft.machine.OeeSums;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * The final figures of a machine's day, which never change. A grant of machines opens it to others,
 * who need the ideal time to compute the same OEE.
 *
 * @param item the day
 * @param site the owner's; to others as {@code PARTY/SITE}
 * @param part the owner's number, by which a grant may name it
 * @param sha256 of the intervals that the figures were made of
 * @param sums of its shifts, from which the OEE of many days is read; null to others
 * @param energy by quarter hours; null to others, and for days closed before the hub kept it
 */
public record MachineDayRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    String owner,
    String site,
    @JsonProperty("machine") String code,
    LocalDate day,
    List<MachineShift> shifts,
    @Nullable String part,
    @Nullable Quantity idealSecondsPerPart,
    int intervals,
    String sha256,
    @Nullable DayEnergy energy,
    @JsonIgnore @Nullable OeeSums sums,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MachineDayRow> {
  public static final Board<MachineDayRow> BOARD =
      Board.ofRows(
              "machine-days",
              MachineId.TYPE,
              MachineDayRow.class,
              Board.Seen.BY_OWNER,
              MachineEvent.class,
              MachineDayRow::apply)
          .sharedAs(What.MACHINES, "jsonb_build_array(t.part)", null, MachineDayRow::granted)
          .rowsVersion(2); // sums

  /** The id of its machine. */
  @JsonProperty
  public String machineId() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, MachineDayRow> rows, Recorded recorded) {
    if (!(recorded.payload() instanceof MachineDayClosed closed)) return;
    MachineDay it = closed.day();
    rows.put(
        new MachineDayRow(
            recorded.stream(),
            it.day().toString(),
            closed.machine().owner().value(),
            closed.machine().site(),
            closed.machine().code(),
            it.day(),
            it.shifts(),
            it.part(),
            it.idealSecondsPerPart() == null ? null : new Quantity(it.idealSecondsPerPart()),
            it.intervals(),
            it.sha256(),
            it.energy(),
            sums(it),
            recorded.sequence() + 1,
            recorded.position()));
  }

  private static OeeSums sums(MachineDay day) {
    OeeSums sums = OeeSums.NONE;
    for (MachineShift it : day.shifts())
      sums = sums.plus(OeeSums.of(new Stretch(it, day.idealSecondsPerPart())));
    return sums;
  }

  private MachineDayRow granted(PartyCode party, Grain grain) {
    return new MachineDayRow(
        stream,
        item,
        owner,
        owner + "/" + site,
        code,
        day,
        shifts,
        null,
        idealSecondsPerPart,
        intervals,
        sha256,
        null,
        null,
        version,
        fromPosition);
  }
}
