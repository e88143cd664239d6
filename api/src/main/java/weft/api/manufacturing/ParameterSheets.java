package weft.api.manufacturing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.party.PartyCode;
import weft.projections.manufacturing.ParameterSheetRow;
import weft.projections.manufacturing.SheetOutcome;
import weft.projections.manufacturing.StepYield;
import weft.projections.rows.BoardReads.Filter;

/**
 * The parameters with which a supplier permits its parts to be made. Only the supplier sees them.
 */
@RestController
@RequestMapping("/api/v1/parameter-sheets")
class ParameterSheets {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final SheetPublications publications;

  ParameterSheets(
      Asking asking, BoardPages pages, ReadContexts readings, SheetPublications publications) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.publications = publications;
  }

  @Operation(
      operationId = "publishParameterSheet",
      summary =
          "Publishes the next version of a parameter sheet, for work orders that are released from"
              + " now on. The same steps again make no version.")
  @PostMapping
  ResponseEntity<WriteResult> publish(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody SheetPublication body) {
    PartyCode supplier = publications.supplier(caller);
    var command = publications.command(supplier, body);
    var done = asking.ask(caller, null, idempotencyKey, List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(
      operationId = "listParameterSheets",
      summary = "Lists the caller's parameter sheets in their versions in force.")
  @GetMapping
  ResponseEntity<Page<ParameterSheetRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false) @Parameter(description = "Only the sheet of this code.")
          @Nullable String code) {
    return pages.list(
        ParameterSheetRow.BOARD,
        caller,
        asked,
        new Filter("t.current = :current", "current", true),
        Filter.is("part", part),
        Filter.is("code", code));
  }

  @Operation(
      operationId = "getBestParameters",
      summary =
          "The version of the caller's parameter sheets with the best first-pass yield for a part,"
              + " by step and tool.",
      description =
          "Only versions with 30 lots or more are compared. A lot is a work order that reported the"
              + " step; one whose step was started on several machines counts nowhere.")
  @GetMapping("/best")
  ResponseEntity<BestParameters> best(
      Caller caller,
      @RequestParam @Parameter(description = "The caller's own number of the part.") String part,
      @ParameterObject RowQuery look) {
    ReadContext reading = pages.reading(ParameterSheetRow.BOARD, caller, look);
    return ResponseEntity.ok(
        readings.read(
            reading,
            (db, it) ->
                BestParameters.of(
                    part,
                    StepYield.of(db, it.scope(), part, it.moment(), BestParameters.MOST + 1))));
  }

  @Operation(
      operationId = "getParameterSheet",
      summary =
          "One parameter sheet with its versions, at most the newest 100, and how each version"
              + " did.")
  @GetMapping("/{id}")
  ResponseEntity<SheetWithVersions> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    var board = ParameterSheetRow.BOARD;
    ReadContext reading = pages.reading(board, caller, look);
    String stream = Ids.stream(id);
    var found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                SheetWithVersions.of(
                    board
                        .reads()
                        .first(
                            db,
                            it.scope(),
                            List.of(Filter.is("stream", stream)),
                            "t.item desc",
                            it.moment(),
                            SheetWithVersions.MOST + 1,
                            SheetWithVersions.MOST_BYTES),
                    SheetOutcome.of(db, it.scope(), stream, it.moment())));
    SheetWithVersions sheet = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + sheet.version() + "\"").body(sheet);
  }
}
