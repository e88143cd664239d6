package weft.projections.inspection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.inspection.InstrumentEvent;
import weft.inspection.InstrumentEvent.FoundOutOfTolerance;
import weft.inspection.InstrumentEvent.InstrumentCalibrated;
import weft.inspection.InstrumentEvent.InstrumentRegistered;
import weft.inspection.InstrumentId;
import weft.language.Text;
import weft.projections.rows.Board;

/**
 * A measuring instrument.
 *
 * @param calibratedOn the day of the last good calibration; null before the first
 * @param calibratedUntil the last day on which that holds
 * @param foundOutOfTolerance the day; null while the last calibration was good
 */
public record InstrumentRow(
    @JsonIgnore String stream,
    String owner,
    String number,
    @Nullable Text names,
    @Nullable String kind,
    @Nullable LocalDate calibratedOn,
    @Nullable LocalDate calibratedUntil,
    @Nullable LocalDate foundOutOfTolerance,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<InstrumentRow> {
  public static final Board<InstrumentRow> BOARD =
      Board.ofOneRow(
          "instruments",
          InstrumentId.TYPE,
          InstrumentRow.class,
          Board.Seen.BY_OWNER,
          InstrumentEvent.class,
          InstrumentRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable InstrumentRow after(@Nullable InstrumentRow before, Recorded recorded) {
    return switch ((InstrumentEvent) recorded.payload()) {
      case InstrumentRegistered it ->
          new InstrumentRow(
              recorded.stream(),
              it.instrument().owner().value(),
              it.instrument().number(),
              it.names(),
              it.kind(),
              null,
              null,
              null,
              recorded.sequence() + 1,
              recorded.position());
      case InstrumentCalibrated it ->
          before == null ? null : before.with(it.on(), it.until(), null, recorded);
      case FoundOutOfTolerance it ->
          before == null
              ? null
              : before.with(before.calibratedOn, before.calibratedUntil, it.on(), recorded);
    };
  }

  private InstrumentRow with(
      @Nullable LocalDate on, @Nullable LocalDate until, @Nullable LocalDate found, Recorded at) {
    return new InstrumentRow(
        stream, owner, number, names, kind, on, until, found, at.sequence() + 1, at.position());
  }
}
