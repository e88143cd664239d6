package weft.api.beforeafter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.beforeafter.StatedFigures;
import weft.beforeafter.StatedFiguresCommand.StateMonth;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.projections.beforeafter.StatedFiguresRow;

/** Figures of the caller's sites before the hub, as the company states them. */
@RestController
@RequestMapping("/api/v1/stated-figures")
class StatedFiguresPages {
  private static final String ID =
      "The caller's own site: its code or GLN, or the id that lists give.";

  private final Asking asking;
  private final BoardPages pages;
  private final StatedMonths stated;
  private final BeforeAfterSites sites;
  private final Clock clock;

  StatedFiguresPages(
      Asking asking, BoardPages pages, StatedMonths stated, BeforeAfterSites sites, Clock clock) {
    this.asking = asking;
    this.pages = pages;
    this.stated = stated;
    this.sites = sites;
    this.clock = clock;
  }

  @Operation(
      operationId = "stateFiguresOfMonth",
      summary =
          "States a site's figures of a month before the hub. They replace earlier ones of the same"
              + " month, and are shown as stated, not measured.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(name = "If-Match", required = false)
          @Parameter(description = "The version that the caller saw, from `ETag`: \"3\".")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedMonthBody body) {
    StatedMonths.require(caller);
    String site = sites.inPath(caller.requireParty(), id);
    StateMonth command = stated.command(caller, site, body, clock.instant());
    return WriteResult.answer(
        command.stream(),
        asking.ask(caller, ifMatch, idempotencyKey, List.of(body), List.of(command)));
  }

  @Operation(
      operationId = "listStatedFigures",
      summary = "Lists what the caller's company states of its sites before the hub.")
  @GetMapping
  ResponseEntity<Page<StatedFiguresRow>> list(Caller caller, @ParameterObject ListQuery asked) {
    return pages.list(StatedFiguresRow.BOARD, caller, asked);
  }

  @Operation(
      operationId = "getStatedFigures",
      summary = "What the company states of one site before the hub, month by month.")
  @GetMapping("/{id}")
  ResponseEntity<StatedFiguresRow> get(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @ParameterObject RowQuery look) {
    PartyCode party = caller.requireParty();
    String stream = StatedFigures.stream(party, sites.inPath(party, id));
    return pages.one(StatedFiguresRow.BOARD, caller, look, StreamId.toUrl(stream));
  }
}
