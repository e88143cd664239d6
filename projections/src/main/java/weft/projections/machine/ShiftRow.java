package weft.projections.machine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.machine.ShiftPlan;
import weft.machine.ShiftPlanEvent;
import weft.machine.ShiftPlanEvent.ShiftsStated;
import weft.projections.rows.Board;

/** The shifts of a site. Only its party sees them. */
public record ShiftRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    List<SiteShift> shifts,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ShiftRow> {
  public static final Board<ShiftRow> BOARD =
      Board.ofOneRow(
          "shifts",
          ShiftPlan.TYPE,
          ShiftRow.class,
          Board.Seen.BY_OWNER,
          ShiftPlanEvent.class,
          ShiftRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The plan that the row shows, which knows the shifts of given days. */
  @JsonIgnore
  public ShiftPlan plan() {
    return new ShiftPlan(shifts.stream().map(SiteShift::shift).toList());
  }

  private static ShiftRow after(@Nullable ShiftRow before, Recorded recorded) {
    return switch ((ShiftPlanEvent) recorded.payload()) {
      case ShiftsStated it ->
          new ShiftRow(
              recorded.stream(),
              it.party().value(),
              it.site(),
              it.shifts().stream().map(SiteShift::of).toList(),
              recorded.sequence() + 1,
              recorded.position());
    };
  }
}
