package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.machine.MachineFigures.Period;
import weft.api.reading.BoardPages;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.RowQuery;
import weft.api.reading.SharedRows;
import weft.api.security.Caller;
import weft.machine.MachineKind;
import weft.machine.MachineState;
import weft.projections.machine.MachineRow;
import weft.projections.rows.BoardReads.Filter;

/** Machines as their owner reads them, and those of others by a grant of machines. */
@RestController
@RequestMapping("/api/v1/machines")
class MachinesRead {
  static final String FROM =
      "The period of the figures begins here. Default: 24 hours before its end.";
  static final String UNTIL = "The end of the period. Default: now, or the moment of asOf.";

  private final BoardPages pages;

  private final MachineFigures figures;

  MachinesRead(BoardPages pages, MachineFigures figures) {
    this.pages = pages;
    this.figures = figures;
  }

  @Operation(
      operationId = "listMachines",
      summary = "Lists the caller's machines, and those of others by a grant of machines.")
  @GetMapping
  ResponseEntity<Page<MachineView>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this site; of another party as PARTY/SITE.")
          @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this kind.") @RequestParam(required = false)
          @Nullable MachineKind kind,
      @Parameter(description = "Only machines in this state.") @RequestParam(required = false)
          @Nullable MachineState state,
      @Parameter(description = "Only the caller's machines for this part: its own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = FROM) @RequestParam(required = false) @Nullable Instant from,
      @Parameter(description = UNTIL) @RequestParam(required = false) @Nullable Instant until) {
    ReadContext reading = pages.reading(MachineRow.BOARD, caller, asked.look());
    Period period = figures.period(reading, from, until);
    ResponseEntity<Page<MachineRow>> found =
        pages.list(
            MachineRow.BOARD,
            reading,
            asked,
            it -> it,
            SharedRows.site(reading, "owner", site),
            Filter.is("kind", code(kind)),
            Filter.is("state", code(state)),
            new Filter("t.owner = :party and t.part = :part", "part", part));
    Page<MachineRow> page = Objects.requireNonNull(found.getBody());
    return ResponseEntity.status(found.getStatusCode())
        .headers(found.getHeaders())
        .body(
            new Page<>(
                figures.of(reading, page.items(), period),
                page.next(),
                page.position(),
                page.asOf(),
                page.parked()));
  }

  /** The code as JSON and the column spell it. */
  private static @Nullable String code(@Nullable Enum<?> it) {
    return it == null ? null : it.name().toLowerCase(Locale.ROOT);
  }

  @Operation(
      operationId = "getMachine",
      summary =
          "One machine: its state, faults, maintenance and the stop that lasts, and its utilization"
              + " and OEE in a period, by shift and by day.")
  @GetMapping("/{id}")
  ResponseEntity<MachineView> get(
      Caller caller,
      @PathVariable String id,
      @ParameterObject RowQuery look,
      @Parameter(description = FROM) @RequestParam(required = false) @Nullable Instant from,
      @Parameter(description = UNTIL) @RequestParam(required = false) @Nullable Instant until) {
    ReadContext reading = pages.reading(MachineRow.BOARD, caller, look);
    Period period = figures.period(reading, from, until);
    ResponseEntity<MachineRow> found = pages.one(MachineRow.BOARD, reading, id, it -> it);
    MachineRow row = Objects.requireNonNull(found.getBody());
    return ResponseEntity.status(found.getStatusCode())
        .headers(found.getHeaders())
        .body(figures.of(reading, row, period));
  }
}
