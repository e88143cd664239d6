package weft.api.consumption;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Look;
import weft.api.reading.Marked;
import weft.api.reading.Page;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.consumption.ConsumptionAccountId;
import weft.consumption.ConsumptionCommand;
import weft.consumption.ConsumptionCommand.AcceptConsumption;
import weft.consumption.ConsumptionCommand.ContestConsumption;
import weft.consumption.ConsumptionCommand.StateConsumption;
import weft.consumption.ConsumptionLine;
import weft.party.PartyCode;
import weft.projections.consumption.ConsignedRow;
import weft.projections.consumption.ConsumptionAccounts;
import weft.projections.consumption.ConsumptionStatementRow;
import weft.projections.rows.BoardReads.Filter;

/** Consigned goods: what is there, what was used of it, and statements by which it is billed. */
@RestController
@RequestMapping("/api/v1/consumption")
class Consumptions {
  private static final String LIST = "consumption";

  /** A statement of more is made of several, so that no event is large. */
  private static final int LINES = 1_000;

  private final Asking asking;
  private final BoardPages pages;
  private final Readings readings;
  private final NamedParties parties;
  private final OpenConsumption open;

  Consumptions(
      Asking asking,
      BoardPages pages,
      Readings readings,
      NamedParties parties,
      OpenConsumption open) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.parties = parties;
    this.open = open;
  }

  /** What a holder states: of whose goods, at which of its sites. */
  record NewStatement(@Nullable PartyCode owner, @Nullable String site) {}

  /** Why a statement is contested. */
  record Contest(@Nullable String reason) {}

  /**
   * What moved since the last statement.
   *
   * @param id of the account
   * @param since when the last statement was made; null where there is none
   * @param lineCount so many lines there are
   * @param lines the first of them, at most as many as were asked for
   * @param position up to which they go
   */
  record OpenLines(
      String id,
      String holder,
      String owner,
      String site,
      @Nullable Instant since,
      int lineCount,
      List<ConsumptionLine> lines,
      long position) {}

  @Operation(
      operationId = "listConsumptionAccounts",
      summary = "Whose goods lie at which site of whom, and how far their consumption was stated.")
  @GetMapping
  ResponseEntity<Page<ConsumptionAccounts>> accounts(Caller caller, @ParameterObject Asked asked) {
    Reading reading = pages.reading(ConsignedRow.BOARD, caller, asked.look());
    int size = Readings.limit(asked.limit());
    Cursor place = Cursor.read(asked.cursor(), LIST, 1, reading.scope());
    ConsumptionAccountId after =
        place == null ? null : ConsumptionAccountId.of(place.parts().getFirst());
    Marked<List<ConsumptionAccounts>> rows =
        readings.readAll(
            reading,
            ConsumptionAccountId.TYPE,
            (db, it) ->
                ConsumptionAccounts.list(db, it.scope(), null, after, it.moment(), size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.place()), reading);
  }

  @Operation(
      operationId = "listConsignedStock",
      summary =
          "Consigned goods by part and batch, in cumulative quantities from the first movement on.")
  @GetMapping("/stock")
  ResponseEntity<Page<ConsignedRow>> stock(
      Caller caller,
      @ParameterObject Asked asked,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: its holder's number.")
          @Nullable String part,
      @RequestParam(required = false)
          @Parameter(description = "Only what this party holds: its code.")
          @Nullable String holder,
      @RequestParam(required = false)
          @Parameter(description = "Only what belongs to this party: its code.")
          @Nullable String owner,
      @RequestParam(required = false) @Parameter(description = "Only at this site.")
          @Nullable String site) {
    return pages.list(
        ConsignedRow.BOARD,
        caller,
        asked,
        Filter.is("part", part),
        Filter.is("holder", holder),
        Filter.is("belongs_to", owner),
        Filter.is("site", site));
  }

  @Operation(
      operationId = "getOpenConsumption",
      summary = "What moved on an account since its last statement; each line adds up.")
  @GetMapping("/{id}/open")
  ResponseEntity<OpenLines> open(
      Caller caller,
      @PathVariable String id,
      @ParameterObject Look look,
      @RequestParam(required = false) @Nullable Integer limit) {
    ConsumptionAccountId account = Ids.of(id, ConsumptionAccountId::of);
    Reading reading = pages.reading(ConsignedRow.BOARD, caller, look);
    var found = open.of(reading, account);
    if (found.known() == null) throw Ids.notFound();
    int shown = Math.min(Readings.limit(limit), found.lines().size());
    return ResponseEntity.ok(
        new OpenLines(
            id,
            account.holder().value(),
            account.owner().value(),
            account.site(),
            found.known().lastStated(),
            found.lines().size(),
            found.lines().subList(0, shown),
            found.upTo()));
  }

  @Operation(
      operationId = "stateConsumption",
      summary =
          "States, as the holder, what was used of an owner's goods since the last statement; of"
              + " more than 1,000 lines several statements are made.")
  @PostMapping("/statements")
  ResponseEntity<Written> state(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewStatement body) {
    caller.require(Role.WAREHOUSE, Role.PLANNER, Role.BUYER, Role.EDI);
    PartyCode holder = caller.requireParty();
    var account =
        new ConsumptionAccountId(
            holder,
            parties.known(body.owner(), "/owner"),
            parties.site(holder, body.site(), "/site"));
    readings.awaitAll();
    var found = open.of(readings.asViewer(caller, null), account);
    long after = found.known() == null ? 0 : found.known().upTo();
    List<ConsumptionCommand> commands = new ArrayList<>();
    List<ConsumptionLine> lines = found.lines();
    for (int i = 0; i == 0 || i < lines.size(); i += LINES)
      commands.add(
          new StateConsumption(
              account,
              i == 0 ? after : found.upTo(),
              found.upTo(),
              List.copyOf(lines.subList(i, Math.min(i + LINES, lines.size())))));
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), commands);
    return Written.answer(account.stream(), done);
  }

  @Operation(
      operationId = "acceptConsumption",
      summary = "Accepts a statement, as the owner of the goods: so much is billed.")
  @PostMapping("/{id}/statements/{number}/acceptance")
  ResponseEntity<Written> accept(
      Caller caller,
      @PathVariable String id,
      @PathVariable int number,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    ConsumptionAccountId account = owned(caller, id);
    return say(caller, idempotencyKey, new AcceptConsumption(account, number));
  }

  @Operation(
      operationId = "contestConsumption",
      summary =
          "Contests a statement, as the owner of the goods; what is wrong is corrected in stock and"
              + " comes with the next one.")
  @PostMapping("/{id}/statements/{number}/contest")
  ResponseEntity<Written> contest(
      Caller caller,
      @PathVariable String id,
      @PathVariable int number,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Contest body) {
    ConsumptionAccountId account = owned(caller, id);
    String reason = Body.reason(body.reason());
    return say(caller, idempotencyKey, new ContestConsumption(account, number, reason));
  }

  private ResponseEntity<Written> say(
      Caller caller, @Nullable String idempotencyKey, ConsumptionCommand command) {
    return Written.answer(
        command.stream(), asking.ask(caller, null, idempotencyKey, List.of(command)));
  }

  /** The account of the caller's own goods; 404 for any other. */
  private static ConsumptionAccountId owned(Caller caller, String id) {
    caller.require(Role.SALES, Role.PLANNER, Role.BUYER, Role.EDI);
    ConsumptionAccountId account = Ids.of(id, ConsumptionAccountId::of);
    if (account.owner().equals(caller.requireParty())) return account;
    throw Ids.notFound();
  }

  @Operation(
      operationId = "listConsumptionStatements",
      summary = "Consumption statements, made by the caller or to it, without their lines.")
  @GetMapping("/statements")
  ResponseEntity<Page<StatementItem>> statements(
      Caller caller,
      @ParameterObject Asked asked,
      @RequestParam(required = false)
          @Parameter(description = "Only of this state: stated, accepted or contested.")
          ConsumptionStatementRow.@Nullable State state,
      @RequestParam(required = false) @Parameter(description = "Only of this holder: its code.")
          @Nullable String holder,
      @RequestParam(required = false)
          @Parameter(description = "Only of goods of this party: its code.")
          @Nullable String owner) {
    Reading reading = pages.reading(ConsumptionStatementRow.BOARD, caller, asked.look());
    return pages.list(
        ConsumptionStatementRow.BOARD,
        reading,
        asked,
        StatementItem::listed,
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)),
        Filter.is("holder", holder),
        Filter.is("belongs_to", owner));
  }

  @Operation(
      operationId = "getConsumptionStatement",
      summary = "One consumption statement with its lines.")
  @GetMapping("/{id}/statements/{number}")
  ResponseEntity<StatementItem> statement(
      Caller caller,
      @PathVariable String id,
      @PathVariable int number,
      @ParameterObject Look look) {
    String stream = Ids.of(id, ConsumptionAccountId::of).stream();
    Reading reading = pages.reading(ConsumptionStatementRow.BOARD, caller, look);
    Marked<Optional<ConsumptionStatementRow>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                ConsumptionStatementRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(Filter.is("stream", stream), Filter.is("number", number)),
                        List.of(),
                        it.moment(),
                        1)
                    .stream()
                    .findFirst());
    ConsumptionStatementRow row = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + row.version() + "\"").body(StatementItem.whole(row));
  }
}
