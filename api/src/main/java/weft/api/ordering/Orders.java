package weft.api.ordering;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import weft.api.asking.Promises;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.ordering.LineAnswer;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderCommand.DecideProposals;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.ordering.Orders.Filter;
import weft.projections.ordering.Orders.Placed;
import weft.projections.ordering.Orders.Summary;
import weft.promise.Promise;
import weft.promise.Reason;

/** Orders of both sides, the supplier's answers and the buyer's decisions. */
@RestController
@RequestMapping("/api/v1/orders")
class Orders {
  private static final String LIST = "orders";
  private final ReadContexts readings;
  private final Asking asking;
  private final OrderOwners owners;

  Orders(ReadContexts readings, Asking asking, OrderOwners owners) {
    this.readings = readings;
    this.asking = asking;
    this.owners = owners;
  }

  @Operation(operationId = "listOrders", summary = "Lists orders, newest first.")
  @GetMapping
  ResponseEntity<Page<Summary>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier,
      @RequestParam(required = false) @Nullable String state,
      @Parameter(description = "Only orders whose next due date is this day or later.")
          @RequestParam(required = false)
          @Nullable LocalDate nextFrom,
      @Parameter(description = "Only orders whose next due date is this day or earlier.")
          @RequestParam(required = false)
          @Nullable LocalDate nextUntil,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    ReadContext reading = readings.bySide(caller, as, asOf);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    Long before = place == null ? null : place.number(0);
    var filter = new Filter(number, part, buyer, supplier, state, nextFrom, nextUntil);
    ReadResult<List<Placed>> rows =
        readings.readAll(
            reading,
            PurchaseOrderId.TYPE,
            (db, it) ->
                weft.projections.ordering.Orders.list(
                    db, it.scope(), filter, before, it.moment(), size + 1));
    return Page.of(rows, size, Placed::order, it -> Cursor.at(LIST, it.orderNo()), reading);
  }

  @Operation(operationId = "getOrder", summary = "One order with its lines and history.")
  @GetMapping("/{id}")
  ResponseEntity<weft.projections.ordering.Orders.Page> get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    var found = page(readings.bySide(caller, as, asOf), Ids.stream(id));
    var page = found.answer();
    return found.ok().eTag("\"" + page.order().version() + "\"").body(page);
  }

  private ReadResult<weft.projections.ordering.Orders.Page> page(
      ReadContext reading, String stream) {
    var found =
        readings.readOne(
            reading,
            stream,
            (db, it) -> weft.projections.ordering.Orders.page(db, it.scope(), stream, it.moment()));
    return found.map(it -> it.orElseThrow(found::notFound));
  }

  /**
   * Answers to lines: of the supplier ({@code accept}, {@code propose}, {@code refuse}) or the
   * buyer ({@code accept-proposal}, {@code refuse-proposal}).
   */
  record Response(@Nullable List<@Nullable Line> responses) {
    record Line(
        @Nullable String line,
        @Nullable Answer answer,
        @Nullable List<@Nullable Promise> schedule,
        @Nullable Reason reason) {}

    enum Answer {
      ACCEPT,
      PROPOSE,
      REFUSE,
      ACCEPT_PROPOSAL,
      REFUSE_PROPOSAL;

      Side side() {
        return this == ACCEPT_PROPOSAL || this == REFUSE_PROPOSAL ? Side.BUYER : Side.SUPPLIER;
      }
    }
  }

  /** The state after the answer. */
  record Answered(String order, long version, long position) {}

  @Operation(
      operationId = "answerOrder",
      summary =
          "Answers to lines: the supplier's (accept, propose, refuse) or the buyer's"
              + " (accept-proposal, refuse-proposal).")
  @PostMapping("/{id}/responses")
  ResponseEntity<Answered> respond(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Response response) {
    caller.require(Role.SALES, Role.BUYER, Role.PLANNER, Role.EDI);
    List<Given> lines = Body.list(response.responses(), "/responses", Given::of);
    var sides = lines.stream().map(it -> it.answer().side()).distinct().toList();
    if (sides.size() > 1) {
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "sides-mixed",
              new Text(
                  "One response is either the supplier's or the buyer's.", "一次答复只能来自供应商或采购方之一。"))
          .params(Map.of())
          .exception();
    }
    Side side =
        sides.isEmpty()
            ? requireNonNullElse(caller.defaultSide(), Side.SUPPLIER)
            : sides.getFirst();
    PartyScope answering = readings.sideScope(caller, side.name().toLowerCase(Locale.ROOT));
    PurchaseOrderId order = Ids.of(id, PurchaseOrderId::of);
    PartyCode supplier = owners.supplier(order, side, answering.party());
    var done = asking.ask(caller, ifMatch, idempotencyKey, command(side, order, supplier, lines));
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new Answered(id, done.version(), done.position()));
  }

  /** A line of a response, with all required values. */
  private record Given(
      String line, Response.Answer answer, List<Promise> schedule, @Nullable Reason reason) {
    static Given of(Response.Line it, String at) {
      return new Given(
          Body.required(it.line(), at + "/line"),
          Body.required(it.answer(), at + "/answer"),
          it.schedule() == null ? List.of() : Promises.complete(it.schedule(), at + "/schedule"),
          it.reason());
    }
  }

  private static PurchaseOrderCommand command(
      Side side, PurchaseOrderId order, PartyCode supplier, List<Given> lines) {
    return switch (side) {
      case SUPPLIER ->
          new AnswerOrder(order, supplier, lines.stream().map(Orders::answer).toList());
      case BUYER ->
          new DecideProposals(order, supplier, lines.stream().map(Orders::decision).toList());
    };
  }

  private static ProposalDecision decision(Given it) {
    return new ProposalDecision(
        it.line(), it.answer() == Response.Answer.ACCEPT_PROPOSAL, it.reason());
  }

  private static LineAnswer answer(Given it) {
    LineAnswer.Kind kind =
        switch (it.answer()) {
          case ACCEPT -> LineAnswer.Kind.ACCEPTED;
          case PROPOSE -> LineAnswer.Kind.PROPOSED;
          case REFUSE -> LineAnswer.Kind.REFUSED;
          case ACCEPT_PROPOSAL, REFUSE_PROPOSAL ->
              throw new IllegalStateException("the buyer's answer");
        };
    return new LineAnswer(it.line(), kind, it.schedule(), it.reason());
  }
}
