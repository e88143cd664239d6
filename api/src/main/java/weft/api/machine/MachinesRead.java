package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Locale;
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
  private final BoardPages pages;

  MachinesRead(BoardPages pages) {
    this.pages = pages;
  }

  @Operation(
      operationId = "listMachines",
      summary = "Lists the caller's machines, and those of others by a grant of machines.")
  @GetMapping
  ResponseEntity<Page<MachineRow>> list(
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
          @Nullable String part) {
    ReadContext reading = pages.reading(MachineRow.BOARD, caller, asked.look());
    return pages.list(
        MachineRow.BOARD,
        reading,
        asked,
        it -> it,
        SharedRows.site(reading, "owner", site),
        Filter.is("kind", code(kind)),
        Filter.is("state", code(state)),
        new Filter("t.owner = :party and t.part = :part", "part", part));
  }

  /** As in JSON and in the column. */
  private static @Nullable String code(@Nullable Enum<?> it) {
    return it == null ? null : it.name().toLowerCase(Locale.ROOT);
  }

  @Operation(
      operationId = "getMachine",
      summary = "One machine: its state, faults, maintenance and the stop that lasts.")
  @GetMapping("/{id}")
  ResponseEntity<MachineRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(MachineRow.BOARD, caller, look, id);
  }
}
