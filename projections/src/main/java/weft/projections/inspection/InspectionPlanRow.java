package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.inspection.Characteristic;
import weft.inspection.InspectionPlanEvent;
import weft.inspection.InspectionPlanEvent.InspectionPlanPublished;
import weft.inspection.InspectionPlanEvent.InspectionSeveritySwitched;
import weft.inspection.InspectionPlanEvent.LotJudged;
import weft.inspection.InspectionPlanId;
import weft.inspection.Stage;
import weft.inspection.sampling.Strictness;
import weft.projections.rows.Board;

/**
 * An inspection plan in force.
 *
 * @param planVersion counts the publications from 1
 * @param edition of the standard by which lots are sampled
 * @param strictness how strictly the next lot is sampled
 * @param reason of the person who resumed inspection; null where the switching rules decided
 */
public record InspectionPlanRow(
    @JsonIgnore String stream,
    String owner,
    String part,
    Stage stage,
    int planVersion,
    String edition,
    List<Characteristic> characteristics,
    Strictness strictness,
    @Nullable String reason,
    Instant publishedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<InspectionPlanRow> {
  public static final Board<InspectionPlanRow> BOARD =
      Board.ofOneRow(
          "inspection-plans",
          InspectionPlanId.TYPE,
          InspectionPlanRow.class,
          Board.Seen.BY_OWNER,
          InspectionPlanEvent.class,
          InspectionPlanRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable InspectionPlanRow after(
      @Nullable InspectionPlanRow before, Recorded recorded) {
    return switch ((InspectionPlanEvent) recorded.payload()) {
      case InspectionPlanPublished it ->
          new InspectionPlanRow(
              recorded.stream(),
              it.plan().owner().value(),
              it.plan().part(),
              it.plan().stage(),
              it.version(),
              it.edition(),
              it.characteristics(),
              before == null ? Strictness.NORMAL : before.strictness,
              before == null ? null : before.reason,
              recorded.recordedAt(),
              recorded.sequence() + 1,
              recorded.position());
      case LotJudged _ ->
          before == null ? null : before.with(before.strictness, before.reason, recorded);
      case InspectionSeveritySwitched it ->
          before == null ? null : before.with(it.to(), it.reason(), recorded);
    };
  }

  private InspectionPlanRow with(Strictness next, @Nullable String why, Recorded recorded) {
    return new InspectionPlanRow(
        stream,
        owner,
        part,
        stage,
        planVersion,
        edition,
        characteristics,
        next,
        why,
        publishedAt,
        recorded.sequence() + 1,
        recorded.position());
  }
}
