package weft.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Cursor;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamCommand;
import weft.projections.parts.ReadersNumbers;
import weft.projections.parts.ReadersNumbers.Meant;
import weft.projections.rows.BoardReads;
import weft.projections.stock.ScanRow;
import weft.projections.stock.StockRow;
import weft.projections.stock.StockSum;
import weft.stock.StockId;

/** Stock at the caller's sites. Only its holder counts and moves it. */
@RestController
@RequestMapping("/api/v1/stock")
class Stocks {
  private static final String LIST = "stock";
  private static final String SCANS = "scans";
  private final Asking asking;
  private final ReadContexts readings;
  private final BoardPages pages;
  private final StockBodies bodies;
  private final Minimums minimums;
  private final ScannedDocuments documents;

  Stocks(
      Asking asking,
      ReadContexts readings,
      BoardPages pages,
      StockBodies bodies,
      Minimums minimums,
      ScannedDocuments documents) {
    this.asking = asking;
    this.readings = readings;
    this.pages = pages;
    this.bodies = bodies;
    this.minimums = minimums;
    this.documents = documents;
  }

  @Operation(
      operationId = "countStock",
      summary = "Counts stock: sets exactly the named quantity, whatever was booked before.")
  @PostMapping("/counts")
  ResponseEntity<WriteResult> count(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StockBodies.Count body) {
    caller.require(Role.WAREHOUSE, Role.PLANNER, Role.EDI);
    var command = bodies.count(caller.requireParty(), body);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(
      operationId = "moveStock",
      summary =
          "Records a receipt, an issue or a transfer of goods; or reverses a wrong movement by its"
              + " number, which is the version in its answer.")
  @PostMapping("/movements")
  ResponseEntity<WriteResult> move(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StockBodies.Move body) {
    caller.require(Role.WAREHOUSE, Role.PLANNER, Role.EDI);
    List<StreamCommand> commands = bodies.move(caller.requireParty(), body, idempotencyKey != null);
    documents.check(caller, body);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), commands);
    return WriteResult.answer(commands.getFirst().stream(), done);
  }

  @Operation(
      operationId = "listScans",
      summary =
          "Lists the caller's scans for a document so far, in and out, the last first, without"
              + " reversed ones.")
  @GetMapping("/scans")
  ResponseEntity<Page<ScanRow>> scans(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "The document's number, such as a delivery note's.") @RequestParam
          String document,
      @Parameter(description = "Only at this site.") @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this part.") @RequestParam(required = false)
          @Nullable String part) {
    caller.requireParty();
    ReadContext reading = pages.reading(StockRow.BOARD, caller, asked.look());
    int size = ReadContexts.limit(asked.limit());
    Cursor place = Cursor.read(asked.cursor(), SCANS, 1, reading.scope());
    Long before = place == null ? null : place.number(0);
    var to = new ScanRow.Narrowed(document.strip(), site, part);
    ReadResult<List<ScanRow>> rows =
        readings.readAll(
            reading,
            StockId.TYPE,
            (db, it) -> ScanRow.standing(db, it.scope(), to, before, it.moment(), size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(SCANS, it.position()), reading);
  }

  /** Narrows the sums. */
  record Narrowed(
      @Parameter(description = "Only this part: the caller's own number.") @Nullable String part,
      @Parameter(description = "Only this site; another holder's as `HOLDER/SITE`.")
          @Nullable String site,
      @Parameter(description = "Only stock this party holds: its code.") @Nullable String holder,
      @Parameter(description = "Only stock that this party owns: its code.") @Nullable String owner,
      @Parameter(description = "Only this category: raw, wip or finished.")
          @Nullable String category,
      @Parameter(
              description =
                  "Only this status: usable, inspection, blocked, or below-zero for a sum below"
                      + " zero.")
          @Nullable String status,
      @Parameter(description = "Only this batch.") @Nullable String batch) {
    StockSum.Filter filter(JdbcClient db, ReadContext reading) {
      Meant meant =
          part == null ? null : ReadersNumbers.meant(db, reading.scope(), reading.moment(), part);
      return new StockSum.Filter(null, site, holder, owner, category, status, batch, meant);
    }
  }

  @Operation(
      operationId = "sumStock",
      summary =
          "Lists stock by site, part, category, status and batch, over all owners and places. Where"
              + " the caller is granted only a state, none, low or ok replaces the quantity. A sum"
              + " below zero has the status below-zero and is never usable.")
  @GetMapping
  ResponseEntity<Page<StockSum>> sums(
      Caller caller, @ParameterObject ListQuery asked, @ParameterObject Narrowed to) {
    caller.requireParty();
    ReadContext reading = pages.reading(StockRow.BOARD, caller, asked.look());
    int size = ReadContexts.limit(asked.limit());
    Cursor place = Cursor.read(asked.cursor(), LIST, 1, reading.scope());
    String after = place == null ? null : place.parts().getFirst();
    List<StockSum.Minimum> minimums = this.minimums.of(caller, reading, to.part());
    ReadResult<List<StockSum>> rows =
        readings.readAll(
            reading,
            StockId.TYPE,
            (db, it) ->
                StockSum.named(
                    db,
                    it.scope(),
                    it.moment(),
                    StockSum.list(
                        db,
                        it.scope(),
                        to.filter(db, it),
                        minimums,
                        after,
                        it.moment(),
                        size + 1)));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.place()), reading);
  }

  @Operation(
      operationId = "listStock",
      summary = "Lists stock by owner, category, status, batch and place, as it is counted.")
  @GetMapping("/keys")
  ResponseEntity<Page<StockRow>> keys(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only this site.") @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only stock that this party holds: its code.")
          @RequestParam(required = false)
          @Nullable String holder,
      @Parameter(description = "Only this batch.") @RequestParam(required = false)
          @Nullable String batch,
      @Parameter(description = "Only at this place.") @RequestParam(required = false)
          @Nullable String place) {
    caller.requireParty();
    ReadContext reading = pages.reading(StockRow.BOARD, caller, asked.look());
    List<BoardReads.Filter> filters = new ArrayList<>(pages.held(reading, part));
    filters.add(BoardReads.Filter.is("site", site));
    filters.add(BoardReads.Filter.is("holder", holder));
    filters.add(BoardReads.Filter.is("batch", batch));
    filters.add(BoardReads.Filter.is("place", place));
    return pages.list(
        StockRow.BOARD, reading, asked, it -> it, filters.toArray(BoardReads.Filter[]::new));
  }
}
