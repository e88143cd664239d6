package weft.api.capacity;

import static java.util.Objects.requireNonNullElse;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.balance.reading.EarlierMoments;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.RowQuery;
import weft.api.reading.SharedRows;
import weft.api.security.Caller;
import weft.capacity.CapacityGroupCommand.OpenCapacityGroup;
import weft.capacity.CapacityGroupCommand.StateCapacity;
import weft.capacity.CapacityGroupId;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.capacity.CapacityGroupRow;
import weft.projections.rows.BoardReads.Filter;

/**
 * Capacity groups. The supplier states them; the buyers that they name and the parties with a grant
 * see them, each with its own load.
 */
@RestController
@RequestMapping("/api/v1/capacity-groups")
class CapacityGroups {
  private static final int MOST_WEEKS = 104;

  private final Asking asking;
  private final BoardPages pages;
  private final StatedCapacities stated;
  private final GroupReading groups;
  private final EarlierBoards boards;

  CapacityGroups(
      Asking asking,
      BoardPages pages,
      StatedCapacities stated,
      GroupReading groups,
      EarlierBoards boards) {
    this.asking = asking;
    this.pages = pages;
    this.stated = stated;
    this.groups = groups;
    this.boards = boards;
  }

  @Operation(operationId = "openCapacityGroup", summary = "Creates a capacity group.")
  @PostMapping
  ResponseEntity<WriteResult> open(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedCapacity body) {
    PartyCode supplier = stated.supplier(caller);
    var group = new CapacityGroupId(supplier, Body.name(body.code(), "/code"));
    var command = new OpenCapacityGroup(group, stated.capacity(group, body));
    var done = asking.ask(caller, null, idempotencyKey, List.of(command));
    return WriteResult.answer(group.stream(), done);
  }

  @Operation(
      operationId = "stateCapacity",
      summary = "Replaces a whole capacity group: its weeks, parts and buyers.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedCapacity body) {
    PartyCode supplier = stated.supplier(caller);
    CapacityGroupId group = Ids.of(id, CapacityGroupId::of);
    if (!group.supplier().equals(supplier)) throw Ids.notFound();
    if (body.code() != null && !body.code().equals(group.code()))
      throw Body.faulty(
          "code-changed",
          "/code",
          new Text(
              "A group keeps its code: " + group.code() + ".", "产能组编码不可更改：" + group.code() + "。"));
    var command = new StateCapacity(group, stated.capacity(group, body));
    var done = asking.ask(caller, ifMatch, idempotencyKey, command);
    return WriteResult.answer(group.stream(), done);
  }

  @Operation(
      operationId = "listCapacityGroups",
      summary = "Lists capacity groups: the caller's own, and others' that the caller may see.")
  @GetMapping
  ResponseEntity<Page<CapacityGroupRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "The group's code at its supplier.") @RequestParam(required = false)
          @Nullable String code,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String supplier,
      @Parameter(description = "Only the caller's own groups that this part loads.")
          @RequestParam(required = false)
          @Nullable String part) {
    return pages.list(
        CapacityGroupRow.BOARD,
        caller,
        asked,
        SharedRows.side(asked.as(), caller),
        Filter.is("code", code),
        SharedRows.site(site),
        Filter.is("supplier", supplier),
        new Filter(
            "t.item = '-' and t.owner = :party and jsonb_exists(t.part_numbers, :part)",
            "part",
            part));
  }

  @Operation(operationId = "getCapacityGroup", summary = "One capacity group.")
  @GetMapping("/{id}")
  ResponseEntity<CapacityGroupRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(CapacityGroupRow.BOARD, caller, look, id);
  }

  @Operation(
      operationId = "getCapacityBoard",
      summary =
          "Load against capacity from the current week on, by week and summed up; a buyer gets its"
              + " own load only.")
  @GetMapping("/{id}/board")
  ResponseEntity<List<ComparedWeek>> board(
      Caller caller,
      @PathVariable String id,
      @ParameterObject RowQuery look,
      @Parameter(description = "The number of weeks, 1 to 104; default: 26.")
          @RequestParam(required = false)
          @Nullable Integer weeks,
      @Parameter(
              description =
                  "Compares each week with an earlier state: `release`, before the buyer's last"
                      + " release or order of a part of the group; `answer`, after the supplier's"
                      + " last statement of the group; or an instant.")
          @RequestParam(required = false)
          @Nullable String against) {
    int count = requireNonNullElse(weeks, 26);
    if (count < 1 || count > MOST_WEEKS) throw Problem.parameter("weeks", 1, MOST_WEEKS);
    ReadContext reading = pages.reading(CapacityGroupRow.BOARD, caller, look);
    GroupReading.Seen seen = groups.of(reading, Ids.stream(id));
    var rows = boards.compared(seen, reading, count, EarlierMoments.asked(against));
    return seen.marked().ok().eTag("\"" + seen.group().version() + "\"").body(rows);
  }
}
