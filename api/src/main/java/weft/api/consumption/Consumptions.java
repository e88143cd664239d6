package weft.api.consumption;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.consumption.ConsumptionAccount;
import weft.consumption.ConsumptionAccountId;
import weft.consumption.ConsumptionCommand.AcceptConsumption;
import weft.consumption.ConsumptionCommand.ContestConsumption;
import weft.consumption.ConsumptionEvent;
import weft.consumption.ConsumptionLine;
import weft.consumption.ConsumptionStatementId;
import weft.event.Past;
import weft.event.Streams;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.consumption.ConsignedRow;
import weft.projections.consumption.ConsumptionAccounts;
import weft.projections.consumption.ConsumptionStatementRow;
import weft.projections.rows.BoardReads.Filter;

/** Consigned goods: their stock, their consumption, and the statements for billing it. */
@RestController
@RequestMapping("/api/v1")
class Consumptions {
  private static final String LIST = "consumption";

  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final NamedParties parties;
  private final OpenConsumption open;
  private final Streams streams;

  Consumptions(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      NamedParties parties,
      OpenConsumption open,
      Streams streams) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.parties = parties;
    this.open = open;
    this.streams = streams;
  }

  /** The owner and the holder's site of a new statement. */
  record NewStatement(@Nullable PartyCode owner, @Nullable String site) {}

  /** The reason for contesting a statement. */
  record Contest(@Nullable String reason) {}

  /**
   * The movements since the last statement.
   *
   * @param since when the last statement was made; null where there is none
   * @param lineCount number of lines
   * @param lines the first of them, at most as many as requested
   * @param position up to which they go
   */
  record OpenLines(
      String holder,
      String owner,
      String site,
      @Nullable Instant since,
      int lineCount,
      List<ConsumptionLine> lines,
      long position) {}

  @Operation(
      operationId = "listConsumptionAccounts",
      summary =
          "Lists owner, holder and site of consigned goods, and how far their consumption was"
              + " stated.")
  @GetMapping("/consumption-accounts")
  ResponseEntity<Page<ConsumptionAccounts>> accounts(
      Caller caller, @ParameterObject ListQuery asked) {
    ReadContext reading = pages.reading(ConsignedRow.BOARD, caller, asked.look());
    int size = ReadContexts.limit(asked.limit());
    Cursor place = Cursor.read(asked.cursor(), LIST, 1, reading.scope());
    ConsumptionAccountId after =
        place == null ? null : ConsumptionAccountId.of(place.parts().getFirst());
    ReadResult<List<ConsumptionAccounts>> rows =
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
          "Lists consigned goods by part and batch, in cumulative quantities from the first"
              + " movement on.")
  @GetMapping("/consigned-stock")
  ResponseEntity<Page<ConsignedRow>> stock(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false)
          @Parameter(description = "Only goods that this party holds: its code.")
          @Nullable String holder,
      @RequestParam(required = false)
          @Parameter(description = "Only goods that this party owns: its code.")
          @Nullable String owner,
      @RequestParam(required = false) @Parameter(description = "Only at this site.")
          @Nullable String site) {
    ReadContext reading = pages.reading(ConsignedRow.BOARD, caller, asked.look());
    List<Filter> filters = new ArrayList<>(pages.held(reading, part));
    filters.add(OpenConsumption.once(reading.scope(), "stock"));
    filters.add(Filter.is("holder", holder));
    filters.add(Filter.is("belongs_to", owner));
    filters.add(Filter.is("site", site));
    return pages.list(ConsignedRow.BOARD, reading, asked, it -> it, filters.toArray(Filter[]::new));
  }

  @Operation(
      operationId = "getOpenConsumption",
      summary =
          "Lists the movements of an owner's goods since the last statement; each line adds up.")
  @GetMapping("/consumption-statements/open")
  ResponseEntity<OpenLines> open(
      Caller caller,
      @ParameterObject RowQuery look,
      @RequestParam @Parameter(description = "The holder of the goods: its code.") PartyCode holder,
      @RequestParam @Parameter(description = "The owner of the goods: its code.") PartyCode owner,
      @RequestParam @Parameter(description = "The holder's site.") String site,
      @RequestParam(required = false) @Nullable Integer limit) {
    var account = new ConsumptionAccountId(holder, owner, site);
    var found = open.of(pages.reading(ConsignedRow.BOARD, caller, look), account);
    if (found.known() == null) throw Ids.notFound();
    int shown = Math.min(ReadContexts.limit(limit), found.lines().size());
    return ResponseEntity.ok(
        new OpenLines(
            holder.value(),
            owner.value(),
            site,
            found.known().lastStated(),
            found.lines().size(),
            found.lines().subList(0, shown),
            found.upTo()));
  }

  @Operation(
      operationId = "stateConsumption",
      summary =
          "States, as the holder, the consumption of an owner's goods since the last statement."
              + " More than 1,000 lines become several statements, and the answer is the last one.")
  @PostMapping("/consumption-statements")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewStatement body) {
    caller.require(Role.WAREHOUSE, Role.PLANNER, Role.BUYER, Role.EDI);
    PartyCode holder = caller.requireParty();
    var account =
        new ConsumptionAccountId(
            holder, other(holder, body.owner()), parties.site(holder, body.site(), "/site"));
    readings.awaitAll();
    var found = open.of(readings.asViewer(caller, null), account);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), found.statements(account));
    var last = new ConsumptionStatementId(account, statementsAt(account, done.version()));
    return WriteResult.answer(last.text(), done);
  }

  /**
   * The number of statements at a version of the account, which may be an earlier one for a
   * repeated request.
   */
  private int statementsAt(ConsumptionAccountId account, long version) {
    String stream = account.stream();
    Past past = streams.pasts(Set.of(stream)).getOrDefault(stream, Past.NONE);
    if (past.version() != version) {
      List<Object> all = streams.read(Set.of(stream)).getOrDefault(stream, List.of());
      past = Past.whole(all.subList(0, Math.toIntExact(version)));
    }
    return past.foldedFrom(ConsumptionAccount.NEW, ConsumptionEvent.class).statements();
  }

  private PartyCode other(PartyCode holder, @Nullable PartyCode named) {
    PartyCode owner = parties.known(named, "/owner");
    if (!owner.equals(holder)) return owner;
    throw Body.faulty(
        "own-goods", "/owner", new Text("Your own goods are not consigned goods.", "自有货物不属于寄售。"));
  }

  @Operation(
      operationId = "acceptConsumption",
      summary = "Accepts a statement, as the owner of the goods: its quantities are billed.")
  @PostMapping("/consumption-statements/{id}/acceptance")
  ResponseEntity<WriteResult> accept(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    ConsumptionStatementId it = owned(caller, id);
    var command = new AcceptConsumption(it.account(), it.number());
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, command));
  }

  @Operation(
      operationId = "contestConsumption",
      summary =
          "Contests a statement, as the owner of the goods; the holder corrects its stock, and the"
              + " next statement includes the correction.")
  @PostMapping("/consumption-statements/{id}/contest")
  ResponseEntity<WriteResult> contest(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Contest body) {
    ConsumptionStatementId it = owned(caller, id);
    var command = new ContestConsumption(it.account(), it.number(), Body.reason(body.reason()));
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, command));
  }

  /** Returns a statement about the caller's own goods; 404 for any other. */
  private static ConsumptionStatementId owned(Caller caller, String id) {
    caller.require(Role.SALES, Role.PLANNER, Role.BUYER, Role.EDI);
    ConsumptionStatementId statement = Ids.of(id, ConsumptionStatementId::of);
    if (statement.account().owner().equals(caller.requireParty())) return statement;
    throw Ids.notFound();
  }

  @Operation(
      operationId = "listConsumptionStatements",
      summary = "Lists consumption statements, made by the caller or to it, without their lines.")
  @GetMapping("/consumption-statements")
  ResponseEntity<Page<StatementItem>> statements(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false)
          @Parameter(description = "Only this state: stated, accepted or contested.")
          ConsumptionStatementRow.@Nullable State state,
      @RequestParam(required = false) @Parameter(description = "Only this holder: its code.")
          @Nullable String holder,
      @RequestParam(required = false)
          @Parameter(description = "Only goods of this owner: its code.")
          @Nullable String owner,
      @RequestParam(required = false)
          @Parameter(
              description = "true: only statements that wait for the caller to accept or contest.")
          @Nullable Boolean mine) {
    ReadContext reading = pages.reading(ConsumptionStatementRow.BOARD, caller, asked.look());
    return pages.list(
        ConsumptionStatementRow.BOARD,
        reading,
        asked,
        StatementItem::listed,
        OpenConsumption.once(reading.scope(), "consumption"),
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)),
        Filter.is("holder", holder),
        Filter.is("belongs_to", owner),
        new Filter(
            "t.state = 'stated' and t.belongs_to = :waits_for",
            "waits_for",
            Boolean.TRUE.equals(mine) ? reading.scope().party().value() : null));
  }

  @Operation(
      operationId = "getConsumptionStatement",
      summary = "One consumption statement with its lines.")
  @GetMapping("/consumption-statements/{id}")
  ResponseEntity<StatementItem> statement(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    ConsumptionStatementId asked = Ids.of(id, ConsumptionStatementId::of);
    String stream = asked.account().stream();
    ReadContext reading = pages.reading(ConsumptionStatementRow.BOARD, caller, look);
    ReadResult<Optional<StatementItem>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) -> {
              long version = ConsumptionStatementRow.version(db, asked.account(), it.moment());
              return ConsumptionStatementRow.of(db, it.scope(), asked, it.moment())
                  .map(row -> StatementItem.whole(row, version));
            });
    StatementItem item = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + item.version() + "\"").body(item);
  }
}
