package weft.api.views;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;

/** The saved views of lists; each belongs to one person. */
@RestController
@RequestMapping("/api/v1/views")
class SavedViews {
  private static final String LIST = "views";
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int MOST = 200;
  private static final int LONGEST_QUERY = 2_000;
  private static final Pattern SCREEN = Pattern.compile("[a-z][a-z-]{0,39}");
  private final ViewShelf shelf;
  private final ReadContexts readings;

  SavedViews(ViewShelf shelf, ReadContexts readings) {
    this.shelf = shelf;
    this.readings = readings;
  }

  /** A view to save. */
  record Kept(@Nullable String screen, @Nullable String name, @Nullable String query) {}

  @Operation(
      operationId = "listViews",
      summary =
          "Lists the caller's own saved views of the portal's lists, of one screen or of all.")
  @GetMapping
  ResponseEntity<Page<SavedView>> list(
      Caller caller,
      @Parameter(description = "Only views of this screen, such as orders.")
          @RequestParam(required = false)
          @Nullable String screen,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    ViewShelf.Member member = member(caller);
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    UUID after = place == null ? BEFORE_ALL : UUID.fromString(place.parts().getFirst());
    List<SavedView> rows =
        readings.read(reading, (db, _) -> ViewShelf.list(db, member, screen, after, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.id()), reading);
  }

  @Operation(
      operationId = "keepView",
      summary =
          "Saves a view of a list for the caller; replaces one with the same name on the same"
              + " screen.")
  @PutMapping
  SavedView keep(Caller caller, @RequestBody Kept body) {
    ViewShelf.Member member = keeper(caller);
    String screen = Body.required(body.screen(), "/screen");
    if (!SCREEN.matcher(screen).matches())
      throw Body.faulty(
          "screen-invalid",
          "/screen",
          new Text("A screen has a name such as orders.", "页面名称的格式应如 orders。"));
    String name = Body.name(body.name(), "/name");
    String query =
        Body.required(body.query(), "/query").isEmpty()
            ? ""
            : Body.text(body.query(), "/query", LONGEST_QUERY);
    return shelf.keep(member, screen, name, query, MOST).orElseThrow(SavedViews::tooMany);
  }

  @Operation(
      operationId = "removeView",
      summary = "Deletes one of the caller's own saved views, and answers with the deleted view.")
  @DeleteMapping("/{id}")
  SavedView remove(
      Caller caller,
      @Parameter(description = "The view's id, as the list gives it.") @PathVariable String id) {
    return shelf.remove(keeper(caller), uuid(id)).orElseThrow(Ids::notFound);
  }

  /** The auditor changes nothing, not even views. */
  private static ViewShelf.Member keeper(Caller caller) {
    caller.require(
        Role.PLANNER,
        Role.BUYER,
        Role.SALES,
        Role.WAREHOUSE,
        Role.PRODUCTION,
        Role.QUALITY,
        Role.EDI,
        Role.MANAGEMENT,
        Role.BANK);
    return member(caller);
  }

  private static ViewShelf.Member member(Caller caller) {
    return new ViewShelf.Member(caller.requireParty(), caller.member());
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Ids.notFound();
    }
  }

  private static RuntimeException tooMany() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "too-many-views",
            new Text(
                "You keep " + MOST + " views already; remove one first.",
                "您已保存 " + MOST + " 个视图，请先删除一个。"))
        .exception();
  }
}
