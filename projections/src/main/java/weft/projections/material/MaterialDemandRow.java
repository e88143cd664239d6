package weft.projections.material;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.material.DemandLine;
import weft.material.MaterialDemand;
import weft.material.MaterialDemandEvent.DemandPublished;
import weft.material.MaterialDemandId;
import weft.projections.rows.Board;

/**
 * A demand as it stands.
 *
 * @param fromDay the first day of the newest publication's horizon
 * @param until its last day
 * @param lines all that stand, in {@code unit}, those of earlier horizons included
 */
public record MaterialDemandRow(
    @JsonIgnore String stream,
    String buyer,
    @Nullable String supplier,
    String site,
    String part,
    String unit,
    @JsonProperty("from") LocalDate fromDay,
    LocalDate until,
    Instant publishedAt,
    List<DemandLine> lines,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<MaterialDemandRow> {
  public static final Board<MaterialDemandRow> BOARD =
      Board.ofOneRow(
          "material-demands",
          MaterialDemandId.TYPE,
          MaterialDemandRow.class,
          Board.Seen.BY_SIDES,
          DemandPublished.class,
          MaterialDemandRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static MaterialDemandRow after(@Nullable MaterialDemandRow before, Recorded recorded) {
    var it = (DemandPublished) recorded.payload();
    var demand = it.demand();
    return new MaterialDemandRow(
        recorded.stream(),
        demand.buyer().value(),
        demand.supplier() == null ? null : demand.supplier().value(),
        demand.site(),
        demand.part(),
        it.unit(),
        it.from(),
        it.until(),
        recorded.recordedAt(),
        MaterialDemand.after(before == null ? List.of() : before.lines(), it),
        recorded.sequence() + 1,
        recorded.position());
  }
}
