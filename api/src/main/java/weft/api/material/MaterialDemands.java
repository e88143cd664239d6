package weft.api.material;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
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
import weft.api.asking.Body;
import weft.api.asking.Written;
import weft.api.reading.Asked;
import weft.api.reading.BoardPages;
import weft.api.reading.Look;
import weft.api.reading.Page;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.calendar.Week;
import weft.material.DemandLine;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.material.MaterialDemandRow;
import weft.projections.rows.BoardReads.Filter;

/**
 * Gross demand of the buyer's sites: published by the buyer, seen by the supplier that it names.
 */
@RestController
@RequestMapping("/api/v1/material-demands")
class MaterialDemands {
  private final Asking asking;
  private final Readings readings;
  private final BoardPages pages;
  private final NamedParties parties;

  MaterialDemands(Asking asking, Readings readings, BoardPages pages, NamedParties parties) {
    this.asking = asking;
    this.readings = readings;
    this.pages = pages;
    this.parties = parties;
  }

  /** A publication; it replaces what was said of its horizon and nothing outside it. */
  record Publication(
      @Nullable String site,
      @Nullable String part,
      @Nullable PartyCode supplier,
      @Nullable String unit,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable List<@Nullable Line> lines) {
    record Line(@Nullable LocalDate date, @Nullable Week week, @Nullable Quantity quantity) {}
  }

  @Operation(
      operationId = "publishMaterialDemand",
      summary = "What a site of the buyer's needs of a part, by day or week, over a horizon.")
  @PostMapping
  ResponseEntity<Written> publish(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Publication body) {
    caller.require(Role.PLANNER, Role.BUYER, Role.EDI);
    PartyCode buyer = readings.sideScope(caller, "buyer").party();
    var demand =
        new MaterialDemandId(
            buyer,
            parties.site(buyer, body.site(), "/site"),
            Body.name(body.part(), "/part"),
            body.supplier() == null ? null : parties.supplier(buyer, body.supplier(), "/supplier"));
    var command =
        new PublishDemand(
            demand,
            Body.unit(body.unit(), "/unit"),
            Body.day(body.from(), "/from"),
            Body.day(body.until(), "/until"),
            Body.list(body.lines(), "/lines", MaterialDemands::line));
    var done = asking.ask(caller, null, idempotencyKey, List.of(command));
    return Written.answer(demand.stream(), done);
  }

  private static DemandLine line(Publication.Line it, String at) {
    return new DemandLine(it.date(), it.week(), Body.amount(it.quantity(), at + "/quantity"));
  }

  @Operation(operationId = "listMaterialDemands", summary = "Demands, by site and part.")
  @GetMapping
  ResponseEntity<Page<MaterialDemandRow>> list(
      Caller caller,
      @ParameterObject Asked asked,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier) {
    return pages.list(
        MaterialDemandRow.BOARD,
        caller,
        asked,
        Filter.is("part", part),
        Filter.is("site", site),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier));
  }

  @Operation(operationId = "getMaterialDemand", summary = "One demand, with its lines.")
  @GetMapping("/{id}")
  ResponseEntity<MaterialDemandRow> get(
      Caller caller, @PathVariable String id, @ParameterObject Look look) {
    return pages.one(MaterialDemandRow.BOARD, caller, look, id);
  }
}
