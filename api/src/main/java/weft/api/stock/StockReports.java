package weft.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.stock.StockReportRow;
import weft.stock.StockReportCommand.SendStockReport;
import weft.stock.StockReportId;

/** Stock reports of a holder to a partner, sent as INVRPT or 846; both parties see them. */
@RestController
@RequestMapping("/api/v1/stock/reports")
class StockReports {
  private final Asking asking;
  private final BoardPages pages;
  private final ReportableStock stock;

  StockReports(Asking asking, BoardPages pages, ReportableStock stock) {
    this.asking = asking;
    this.pages = pages;
    this.stock = stock;
  }

  /**
   * The receiver and content of a report.
   *
   * @param sites the caller's own sites; all by default
   * @param parts the caller's own part numbers; by default all that are agreed with the partner
   * @param batches whether each batch is listed separately; summed by default
   * @param places whether each place within a site is listed separately; summed by site by default
   */
  record NewReport(
      @Nullable PartyCode partner,
      @Nullable List<@Nullable String> sites,
      @Nullable List<@Nullable String> parts,
      @Nullable Boolean batches,
      @Nullable Boolean places) {
    ReportedLines lines(PartyCode holder, boolean sells) {
      return new ReportedLines(
          holder, sells, Boolean.TRUE.equals(batches), Boolean.TRUE.equals(places));
    }
  }

  @Operation(
      operationId = "sendStockReport",
      summary =
          "Reports the stock of the agreed parts to a partner, in the message that the"
              + " partnership's profile names for stock reports.")
  @PostMapping
  ResponseEntity<WriteResult> send(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewReport body) {
    caller.require(Role.WAREHOUSE, Role.PLANNER, Role.EDI);
    PartyCode holder = caller.requireParty();
    String number = number(holder, idempotencyKey);
    SendStockReport command = stock.report(caller, as, body, number);
    StockReportId report = command.report();
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(report.stream(), done);
  }

  /**
   * The report number: the same for a repeated request, and 20 characters long, which every
   * standard can hold.
   */
  private static String number(PartyCode holder, @Nullable String idempotencyKey) {
    UUID id =
        idempotencyKey == null
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes(
                (holder + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
    return "SR-" + id.toString().replace("-", "").substring(0, 17).toUpperCase(Locale.ROOT);
  }

  @Operation(operationId = "listStockReports", summary = "Lists stock reports of both partners.")
  @GetMapping
  ResponseEntity<Page<StockReportRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only stock that this party holds: its code.")
          @RequestParam(required = false)
          @Nullable String holder,
      @RequestParam(required = false) @Nullable String number) {
    caller.requireParty();
    return pages.list(
        StockReportRow.BOARD,
        caller,
        asked,
        Filter.is("holder", holder),
        Filter.is("number", number));
  }

  @Operation(operationId = "getStockReport", summary = "A stock report that was sent.")
  @GetMapping("/{id}")
  ResponseEntity<StockReportRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    caller.requireParty();
    return pages.one(StockReportRow.BOARD, caller, look, id);
  }
}
