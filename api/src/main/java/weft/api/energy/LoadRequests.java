package weft.api.energy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
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
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.energy.AskedLoad;
import weft.energy.LoadRequest.State;
import weft.energy.LoadRequestCommand.AnswerLoad;
import weft.energy.LoadRequestCommand.AskLoad;
import weft.energy.LoadRequestId;
import weft.party.PartyCode;
import weft.projections.energy.LoadRequestRow;
import weft.projections.rows.BoardReads.Filter;

/** Load requests of a park to companies that granted it their energy. */
@RestController
@RequestMapping("/api/v1/load-requests")
class LoadRequests {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final EnergySites sites;

  LoadRequests(Asking asking, BoardPages pages, ReadContexts readings, EnergySites sites) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.sites = sites;
  }

  /** The park's request to a site. */
  record StatedLoad(
      @Schema(description = "As PARTY/SITE.", example = "HONGZHU/HZ1") @Needed
          @Nullable String site,
      @Needed @Nullable Instant from,
      @Needed @Nullable Instant until,
      @Schema(type = "string", description = "Power less than usual.") @Needed
          @Nullable BigDecimal kW,
      @Needed @Nullable String reason) {}

  /** The supplier's answer. */
  record LoadAnswer(
      @Needed @Nullable Boolean taken,
      @Schema(type = "string", description = "What it can do. Omit it for all of what was asked.")
          @Nullable BigDecimal kW,
      @Nullable String reason) {}

  @Operation(
      operationId = "requestLoad",
      summary =
          "A park asks a site to use less power for some time. 404 for a site of a company that"
              + " did not grant its energy.")
  @PostMapping
  ResponseEntity<WriteResult> request(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedLoad body) {
    caller.require(Role.PARK);
    PartyCode park = caller.requireParty();
    var read = new BodyParts();
    var site = read.read(() -> Body.text(body.site(), "/site", 141));
    var from = read.read(() -> Body.required(body.from(), "/from"));
    var until = read.read(() -> Body.required(body.until(), "/until"));
    var kW = read.read(() -> Body.required(body.kW(), "/kW"));
    var reason = read.read(() -> Body.reason(body.reason()));
    read.end();
    var _ = Tariffs.number(kW.get(), "/kW");
    EnergySites.Place place = sites.readable(readings.asOwner(caller, null), site.get());
    if (place.owner().equals(park)) throw Ids.notFound();
    var request = new LoadRequestId(park, EnergyBaselines.made(park, idempotencyKey));
    var asked = new AskedLoad(place.site(), from.get(), until.get(), kW.get(), reason.get());
    var command = new AskLoad(request, place.owner(), asked);
    return WriteResult.answer(
        request.stream(),
        asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command)));
  }

  @Operation(
      operationId = "answerLoadRequest",
      summary = "The supplier takes or refuses a load request. Its effect is measured afterwards.")
  @PostMapping("/{id}/answer")
  ResponseEntity<WriteResult> answer(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody LoadAnswer body) {
    caller.require(Role.PRODUCTION, Role.PLANNER, Role.MANAGEMENT);
    PartyCode supplier = caller.requireParty();
    LoadRequestId request = Ids.of(id, LoadRequestId::of);
    var command =
        new AnswerLoad(
            request,
            supplier,
            Body.required(body.taken(), "/taken"),
            Tariffs.number(body.kW(), "/kW"),
            Body.optionalText(body.reason(), "/reason", 1_000));
    return WriteResult.answer(
        request.stream(), asking.ask(caller, ifMatch, idempotencyKey, List.of(command)));
  }

  @Operation(
      operationId = "listLoadRequests",
      summary = "Lists load requests: a park's own, and those to the caller's sites.")
  @GetMapping
  ResponseEntity<Page<LoadRequestRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this site; to a park as PARTY/SITE.")
          @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only requests in this state.") @RequestParam(required = false)
          @Nullable State state) {
    ReadContext reading = pages.reading(LoadRequestRow.BOARD, caller, asked.look());
    return pages.list(
        LoadRequestRow.BOARD,
        reading,
        asked,
        it -> it,
        Filter.is("site", site),
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)));
  }

  @Operation(operationId = "getLoadRequest", summary = "One load request and its effect.")
  @GetMapping("/{id}")
  ResponseEntity<LoadRequestRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(LoadRequestRow.BOARD, caller, look, id);
  }
}
