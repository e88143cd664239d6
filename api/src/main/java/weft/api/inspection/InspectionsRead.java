package weft.api.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.inspection.InspectionState;
import weft.projections.inspection.InspectionRow;
import weft.projections.inspection.InspectionValueRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.RowJson;

/** Inspections as their owner reads them, and verdicts of goods that were shipped to the caller. */
@RestController
@RequestMapping("/api/v1/inspections")
class InspectionsRead {
  /** The most values that come with an inspection. */
  private static final int VALUES = 500;

  private final BoardPages pages;
  private final ReadContexts readings;
  private final ShipmentsGoods shipments;

  InspectionsRead(BoardPages pages, ReadContexts readings, ShipmentsGoods shipments) {
    this.pages = pages;
    this.readings = readings;
    this.shipments = shipments;
  }

  @Operation(
      operationId = "listInspections",
      summary =
          "Lists the caller's inspections, and the verdicts of batches that were shipped to the"
              + " caller.")
  @GetMapping
  ResponseEntity<Page<InspectionRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only this batch.") @RequestParam(required = false)
          @Nullable String batch,
      @Parameter(description = "Only in this state.") @RequestParam(required = false)
          @Nullable InspectionState state,
      @Parameter(description = "Only batches of this shipment: its id.")
          @RequestParam(required = false)
          @Nullable String shipment,
      @Parameter(
              description =
                  "Only inspections whose values are in doubt because this instrument was found out"
                      + " of tolerance: its number.")
          @RequestParam(required = false)
          @Nullable String doubted) {
    ReadContext reading = pages.reading(InspectionRow.BOARD, caller, asked.look());
    List<Filter> filters = new ArrayList<>(pages.by("party", reading, part));
    filters.add(Filter.is("batch", batch));
    filters.add(Filter.is("state", state == null ? null : code(state)));
    if (doubted != null)
      filters.add(
          new Filter(
              "t.doubts @> :doubted::jsonb",
              "doubted",
              RowJson.of(List.of(Map.of("instrument", doubted)))));
    if (shipment != null)
      filters.add(
          new Filter(
              "t.goods = any(:goods)",
              "goods",
              shipments.of(caller, shipment, asked.look()).toArray(String[]::new)));
    return pages.list(
        InspectionRow.BOARD, reading, asked, it -> it, filters.toArray(Filter[]::new));
  }

  private static String code(InspectionState it) {
    return it.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Operation(
      operationId = "getInspection",
      summary =
          "One inspection with its values. Another party to which goods of the batch were shipped"
              + " reads the verdict, and the values by a grant of inspections.")
  @GetMapping("/{id}")
  ResponseEntity<InspectionRead> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    ReadContext reading = pages.reading(InspectionRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    ReadResult<Optional<InspectionRead>> found =
        readings.readOne(
            reading, stream, (db, it) -> row(db, it, stream).map(row -> read(db, it, row)));
    InspectionRead answer = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + answer.inspection().version() + "\"").body(answer);
  }

  private static Optional<InspectionRow> row(JdbcClient db, ReadContext it, String stream) {
    return InspectionRow.BOARD.reads().one(db, it.scope(), stream, it.moment()).stream()
        .flatMap(
            row -> InspectionRow.BOARD.named(db, it.scope(), it.moment(), List.of(row)).stream())
        .findFirst();
  }

  private static InspectionRead read(JdbcClient db, ReadContext it, InspectionRow row) {
    List<InspectionValueRow> values =
        InspectionValueRow.BOARD
            .reads()
            .list(
                db,
                it.scope(),
                List.of(Filter.is("stream", row.stream())),
                List.of(),
                it.moment(),
                VALUES + 1);
    boolean more = values.size() > VALUES;
    return new InspectionRead(row, more ? values.subList(0, VALUES) : values, more);
  }

  @Operation(
      operationId = "listInspectionValues",
      summary = "Lists the measured values of an inspection: its owner's, or by a grant.")
  @GetMapping("/{id}/values")
  ResponseEntity<Page<InspectionValueRow>> values(
      Caller caller, @PathVariable String id, @ParameterObject ListQuery asked) {
    ReadContext reading = pages.reading(InspectionRow.BOARD, caller, asked.look());
    String stream = Ids.stream(id);
    ReadResult<Optional<InspectionRow>> found =
        readings.readOne(reading, stream, (db, it) -> row(db, it, stream));
    if (found.answer().isEmpty()) throw found.notFound();
    return pages.list(
        InspectionValueRow.BOARD, reading, asked, it -> it, Filter.is("stream", stream));
  }
}
