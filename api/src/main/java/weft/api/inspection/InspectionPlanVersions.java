package weft.api.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import weft.api.reading.BoardPages;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.projections.inspection.InspectionPlanRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.RowsWithin;

/** Reads the versions of a plan from the rows that the view keeps of its past. */
@Component
class InspectionPlanVersions {
  private static final String LIST = "inspection-plan-versions";

  private final BoardPages pages;
  private final ReadContexts readings;

  InspectionPlanVersions(BoardPages pages, ReadContexts readings) {
    this.pages = pages;
    this.readings = readings;
  }

  /** 404 where the caller sees no version of the plan. */
  ResponseEntity<Page<InspectionPlanRow>> list(Caller caller, String id, ListQuery asked) {
    var board = InspectionPlanRow.BOARD;
    ReadContext reading = pages.reading(board, caller, asked.look());
    int size = ReadContexts.limit(asked.limit());
    String stream = Ids.stream(id);
    Cursor place = Cursor.read(asked.cursor(), LIST, 1, reading.scope());
    @Nullable Long before = place == null ? null : place.number(0);
    ReadResult<RowsWithin<InspectionPlanRow>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                board
                    .reads()
                    .firstOfEach(
                        db,
                        it.scope(),
                        stream,
                        "plan_version",
                        List.of(new Filter("t.plan_version < :before", "before", before)),
                        it.moment(),
                        size + 1,
                        Page.MOST_BYTES));
    if (found.answer().rows().isEmpty()) throw found.notFound();
    return Page.within(found, size, it -> it, it -> Cursor.at(LIST, it.planVersion()), reading);
  }
}
