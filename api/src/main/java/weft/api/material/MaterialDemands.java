package weft.api.material;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
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
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.RowQuery;
import weft.api.reading.SharedRows;
import weft.api.security.Caller;
import weft.projections.material.MaterialDemandRow;
import weft.projections.parts.ReadersNumbers;
import weft.projections.rows.BoardReads.Filter;

/**
 * Gross demand of the buyer's sites. The buyer publishes it; the supplier that it names sees it.
 */
@RestController
@RequestMapping("/api/v1/material-demands")
class MaterialDemands {
  private final Asking asking;
  private final BoardPages pages;
  private final DemandPublications publications;

  MaterialDemands(Asking asking, BoardPages pages, DemandPublications publications) {
    this.asking = asking;
    this.pages = pages;
    this.publications = publications;
  }

  @Operation(
      operationId = "publishMaterialDemand",
      summary =
          "Publishes the demand of a buyer's site for a part, by day or week, over a horizon.")
  @PostMapping
  ResponseEntity<WriteResult> publish(
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Parameter(
              description =
                  "The version that the caller saw; 412 if there is a newer one. Without it, the"
                      + " horizon is replaced in any case.")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody DemandPublication body) {
    var command = publications.command(publications.buyer(caller), body);
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(operationId = "listMaterialDemands", summary = "Lists demands, by site and part.")
  @GetMapping
  ResponseEntity<Page<MaterialDemandRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier) {
    ReadContext reading = pages.reading(MaterialDemandRow.BOARD, caller, asked.look());
    return pages.list(
        MaterialDemandRow.BOARD,
        reading,
        asked,
        it -> it,
        ReadersNumbers.named(reading.scope(), reading.moment(), "buyer", part),
        SharedRows.site(reading, "buyer", site),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier));
  }

  @Operation(operationId = "getMaterialDemand", summary = "One demand, with its lines.")
  @GetMapping("/{id}")
  ResponseEntity<MaterialDemandRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(MaterialDemandRow.BOARD, caller, look, id);
  }
}
