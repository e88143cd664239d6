package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.inspection.Conformity;
import weft.inspection.InspectedValue;
import weft.inspection.InspectionEvent;
import weft.inspection.InspectionEvent.InspectionMeasured;
import weft.inspection.InspectionId;
import weft.party.PartyCode;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * One measured value, with the limits and the verdict at its entry. It never changes; a retest is a
 * row of its own.
 *
 * @param part the inspecting party's number, by which a grant may name it
 * @param value with all digits that were entered; null for an attribute, and for a grant of the
 *     state only
 * @param planVersion whose limits they are
 * @param person who entered it; null for other parties
 */
public record InspectionValueRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonIgnore String owner,
    @JsonIgnore String part,
    String characteristic,
    String piece,
    int attempt,
    @Nullable String value,
    @Nullable String text,
    @Nullable String minimum,
    @Nullable String maximum,
    @Nullable String instrument,
    Conformity verdict,
    int planVersion,
    @Nullable String person,
    Instant measuredAt,
    @JsonIgnore long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<InspectionValueRow> {
  public static final Board<InspectionValueRow> BOARD =
      Board.ofRows(
              "inspection-values",
              InspectionId.TYPE,
              InspectionValueRow.class,
              Board.Seen.BY_OWNER,
              InspectionEvent.class,
              InspectionValueRow::apply)
          .sharedAs(
              What.INSPECTIONS, "jsonb_build_array(t.part)", null, InspectionValueRow::granted);

  private static void apply(Versioned<String, InspectionValueRow> rows, Recorded recorded) {
    if (!(recorded.payload() instanceof InspectionMeasured measured)) return;
    for (InspectedValue it : measured.values()) rows.put(row(measured, it, recorded));
  }

  private static InspectionValueRow row(
      InspectionMeasured measured, InspectedValue it, Recorded recorded) {
    return new InspectionValueRow(
        recorded.stream(),
        StreamId.of(it.characteristic(), it.piece(), Integer.toString(it.attempt())),
        measured.inspection().owner().value(),
        measured.goods().part(),
        it.characteristic(),
        it.piece(),
        it.attempt(),
        plain(it.value()),
        it.text(),
        plain(it.minimum()),
        plain(it.maximum()),
        it.instrument(),
        it.verdict(),
        measured.version(),
        InspectionRow.code(measured.person()),
        recorded.recordedAt(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private InspectionValueRow granted(PartyCode party, Grain grain) {
    boolean exact = grain == Grain.EXACT;
    return new InspectionValueRow(
        stream,
        item,
        owner,
        part,
        characteristic,
        piece,
        attempt,
        exact ? value : null,
        exact ? text : null,
        minimum,
        maximum,
        exact ? instrument : null,
        verdict,
        planVersion,
        null,
        measuredAt,
        version,
        fromPosition);
  }
}
