package weft.projections.manufacturing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.manufacturing.ParameterSheetEvent;
import weft.manufacturing.ParameterSheetEvent.ParameterSheetPublished;
import weft.manufacturing.ParameterSheetId;
import weft.manufacturing.SheetStep;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;

/**
 * One version of a parameter sheet. Only its supplier sees it.
 *
 * @param item the version, in five digits, so that versions are in order
 * @param part the supplier's number
 * @param current whether it is in force: no later version replaced it
 * @param version of the sheet, counted from 1
 */
public record ParameterSheetRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    String owner,
    String code,
    String part,
    List<SheetStep> steps,
    Instant publishedAt,
    boolean current,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ParameterSheetRow> {
  public static final Board<ParameterSheetRow> BOARD =
      Board.ofRows(
          "parameter-sheets",
          ParameterSheetId.TYPE,
          ParameterSheetRow.class,
          Board.Seen.BY_OWNER,
          ParameterSheetEvent.class,
          ParameterSheetRow::apply);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, ParameterSheetRow> rows, Recorded recorded) {
    switch ((ParameterSheetEvent) recorded.payload()) {
      case ParameterSheetPublished it -> {
        var before = rows.get(Board.key(recorded.stream(), item(it.version() - 1)));
        if (before != null) rows.put(before.replaced(recorded.position()));
        rows.put(
            new ParameterSheetRow(
                recorded.stream(),
                item(it.version()),
                it.sheet().supplier().value(),
                it.sheet().code(),
                it.part(),
                it.steps(),
                recorded.recordedAt(),
                true,
                it.version(),
                recorded.position()));
      }
    }
  }

  private static String item(int version) {
    return "%05d".formatted(version);
  }

  private ParameterSheetRow replaced(long position) {
    return new ParameterSheetRow(
        stream, item, owner, code, part, steps, publishedAt, false, version, position);
  }
}
