package weft.api.batch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.BoardPages;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.projections.batch.BatchRow;
import weft.projections.rows.BoardReads.Filter;

/** Batches that the caller made, and batches that shipments brought to it. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchesListed {
  private final BoardPages pages;

  BatchesListed(BoardPages pages) {
    this.pages = pages;
  }

  @Operation(
      operationId = "listBatches",
      summary =
          "Lists batches that the caller made or that shipments brought to it. Quantities and"
              + " certificates are the maker's own.")
  @GetMapping
  ResponseEntity<Page<BatchRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only of this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only this batch, heat or lot number.")
          @RequestParam(required = false)
          @Nullable String number,
      @Parameter(description = "Only in this state: usable, blocked.")
          @RequestParam(required = false)
          @Nullable String state) {
    ReadContext reading = pages.reading(BatchRow.BOARD, caller, asked.look());
    List<Filter> filters = new ArrayList<>(pages.by("maker", reading, part));
    filters.add(Filter.is("number", number));
    filters.add(Filter.is("state", state));
    return pages.list(BatchRow.BOARD, reading, asked, it -> it, filters.toArray(Filter[]::new));
  }

  @Operation(operationId = "getBatch", summary = "One batch, with its open problems.")
  @GetMapping("/{id}")
  ResponseEntity<BatchRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(BatchRow.BOARD, caller, look, id);
  }
}
