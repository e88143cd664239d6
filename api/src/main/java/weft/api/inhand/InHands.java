package weft.api.inhand;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;

/**
 * Shows which members of a company look after which rows of lists, so that no work is done twice or
 * forgotten.
 */
@RestController
@RequestMapping("/api/v1/in-hand")
class InHands {
  private static final String LIST = "in-hand";
  private static final int MOST = 5_000;
  private static final int LONGEST_ROW = 400;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,39}");
  private final HandsShelf shelf;
  private final ReadContexts readings;

  InHands(HandsShelf shelf, ReadContexts readings) {
    this.shelf = shelf;
    this.readings = readings;
  }

  /** Rows of one list that the caller takes or gives back. */
  record Rows(
      @Schema(example = "orders") @Nullable String list,
      @Schema(description = "The rows, as that list identifies them.")
          @Nullable List<@Nullable String> rows,
      @Schema(description = "true assigns the rows, false removes the assignment.")
          @Nullable Boolean taken) {}

  @Operation(
      operationId = "listInHand",
      summary =
          "Lists the rows that members of the caller's party have taken in hand, with their names;"
              + " in one list or in all.")
  @GetMapping
  ResponseEntity<Page<InHand>> list(
      Caller caller,
      @Parameter(description = "Only rows of this list, such as orders.")
          @RequestParam(required = false)
          @Nullable String list,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var owner = caller.party();
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor cut = Cursor.read(cursor, LIST, 2, reading.scope());
    var after =
        cut == null
            ? HandsShelf.Place.FIRST
            : new HandsShelf.Place(cut.parts().getFirst(), cut.parts().get(1));
    List<InHand> rows =
        owner == null // the operator, who belongs to no company
            ? List.of()
            : readings.read(reading, (db, _) -> HandsShelf.list(db, owner, list, after, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.list(), it.row()), reading);
  }

  @Operation(
      operationId = "takeInHand",
      summary =
          "Assigns rows of a list to the caller, even if another member had them; with taken false,"
              + " removes the assignment.")
  @PutMapping
  Rows take(Caller caller, @RequestBody Rows body) {
    caller.require(
        Role.PLANNER, Role.BUYER, Role.SALES, Role.WAREHOUSE, Role.QUALITY, Role.EDI, Role.BANK);
    var owner = caller.requireParty();
    String list = Body.required(body.list(), "/list");
    if (!NAME.matcher(list).matches())
      throw Body.faulty(
          "list-invalid",
          "/list",
          new Text("A list has a name such as orders.", "列表名称的格式应如 orders。"));
    List<String> rows =
        Body.list(body.rows(), "/rows", (row, at) -> Body.text(row, at, LONGEST_ROW)).stream()
            .distinct()
            .toList();
    boolean taken = Body.required(body.taken(), "/taken");
    if (!taken) shelf.giveBack(owner, list, rows);
    else if (!shelf.take(owner, list, rows, caller.member(), MOST)) throw tooMany();
    return new Rows(list, List.copyOf(rows), taken);
  }

  private static RuntimeException tooMany() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "too-many-in-hand",
            new Text(
                "Your company has " + MOST + " rows in hand already; release some first.",
                "贵公司已有 " + MOST + " 行在处理中，请先释放一部分。"))
        .exception();
  }
}
