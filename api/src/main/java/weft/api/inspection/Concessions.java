package weft.api.inspection;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import weft.api.asking.Needed;
import weft.api.asking.WriteResult;
import weft.api.party.ActingPerson;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.api.shipment.BuyersNumbers;
import weft.inspection.AskedConcession;
import weft.inspection.Concession;
import weft.inspection.ConcessionCommand;
import weft.inspection.ConcessionCommand.AskConcession;
import weft.inspection.ConcessionCommand.GrantConcession;
import weft.inspection.ConcessionCommand.RefuseConcession;
import weft.inspection.ConcessionId;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.party.Side;
import weft.projections.inspection.ConcessionRow;
import weft.projections.inspection.ConcessionState;
import weft.projections.rows.BoardReads.Filter;

/** Concessions: a supplier asks, and its customer grants or refuses. */
@RestController
@RequestMapping("/api/v1/concessions")
class Concessions {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final KnownInspections known;
  private final NamedParties parties;
  private final BuyersNumbers numbers;
  private final ActingPerson acting;

  Concessions(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      KnownInspections known,
      NamedParties parties,
      BuyersNumbers numbers,
      ActingPerson acting) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.known = known;
    this.parties = parties;
    this.numbers = numbers;
    this.acting = acting;
  }

  /** A supplier's request for a concession. */
  record Asked(
      @Schema(description = "Unique at the buyer.") @Needed @Nullable String number,
      @Needed @Nullable PartyCode buyer,
      @Schema(description = "The supplier's own number.") @Nullable String part,
      @Schema(description = "The buyer's number, where it has several for the supplier's.")
          @Nullable String partnerPart,
      @Schema(description = "Omit it for any batch of the part.") @Nullable String batch,
      @Needed @Nullable String characteristic,
      @Needed @Nullable Quantity quantity,
      @Needed @Nullable String unit,
      @Needed @Nullable LocalDate until,
      @Needed @Nullable String reason) {}

  /** The buyer's answer. */
  enum Verdict {
    @JsonProperty("granted")
    GRANTED,
    @JsonProperty("refused")
    REFUSED
  }

  /** The buyer's answer. */
  record Answered(
      @Needed @Nullable Verdict answer,
      @Schema(description = "At most what was asked for, which is the default.")
          @Nullable Quantity quantity,
      @Schema(description = "Default: the day that was asked for.") @Nullable LocalDate until,
      @Schema(description = "Required for a refusal.") @Nullable String reason,
      @Schema(description = "The person's code, of a client.") @Nullable String person) {}

  @Operation(
      operationId = "askConcession",
      summary = "Asks a customer to accept goods that do not conform, as the supplier.")
  @PostMapping
  ResponseEntity<WriteResult> ask(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Asked body) {
    caller.require(Role.QUALITY, Role.SALES);
    PartyCode supplier = readings.sideScope(caller, "supplier").party();
    PartyCode buyer = parties.buyer(supplier, body.buyer(), "/buyer");
    var id = new ConcessionId(buyer, Body.name(body.number(), "/number"));
    BuyersNumbers.Named part = part(new Partnership(buyer, supplier), body);
    var asked =
        new AskedConcession(
            part.buyers(),
            requireNonNullElse(part.suppliers(), part.buyers()),
            body.batch() == null ? null : Body.name(body.batch(), "/batch"),
            Body.name(body.characteristic(), "/characteristic"),
            Body.amount(body.quantity(), "/quantity"),
            Body.unit(body.unit(), "/unit", _ -> false),
            Body.day(body.until(), "/until"),
            Body.reason(body.reason()));
    return answer(caller, null, idempotencyKey, body, new AskConcession(id, supplier, asked));
  }

  private BuyersNumbers.Named part(Partnership between, Asked body) {
    Set<String> named = new TreeSet<>();
    if (body.part() != null) named.add(Body.name(body.part(), "/part"));
    if (body.partnerPart() != null) named.add(Body.name(body.partnerPart(), "/partnerPart"));
    return numbers.of(between, named).named(body.part(), body.partnerPart(), "");
  }

  @Operation(
      operationId = "answerConcession",
      summary =
          "Grants or refuses a concession, as the buyer: how much, and until when. A refusal gives"
              + " a reason.")
  @PostMapping("/{id}/answer")
  ResponseEntity<WriteResult> answer(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Answered body) {
    caller.require(Role.QUALITY, Role.BUYER);
    PartyCode buyer = readings.sideScope(caller, "buyer").party();
    ConcessionId concession = Ids.of(id, ConcessionId::of);
    Concession asked = known.concession(buyer, concession);
    PartyCode supplier = asked.supplier();
    AskedConcession goods = asked.asked();
    if (supplier == null || goods == null) throw Ids.notFound();
    PersonCode person = person(caller, body.person());
    ConcessionCommand command =
        switch (Body.required(body.answer(), "/answer")) {
          case GRANTED ->
              new GrantConcession(
                  concession,
                  supplier,
                  body.quantity() == null
                      ? goods.quantity()
                      : Body.amount(body.quantity(), "/quantity"),
                  body.until() == null ? goods.until() : Body.day(body.until(), "/until"),
                  body.reason() == null ? null : Body.reason(body.reason()),
                  person);
          case REFUSED ->
              new RefuseConcession(concession, supplier, Body.reason(body.reason()), person);
        };
    return answer(caller, ifMatch, idempotencyKey, body, command);
  }

  /** A user acts in person; a client may name a person of its party. */
  private @Nullable PersonCode person(Caller caller, @Nullable String given) {
    return caller.user() == null && given == null
        ? null
        : new PersonCode(acting.of(caller, given, "/person").code());
  }

  private ResponseEntity<WriteResult> answer(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      Object body,
      ConcessionCommand command) {
    var done =
        asking.ask(
            caller, ifMatch, idempotencyKey, List.of(command.stream(), body), List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(operationId = "listConcessions", summary = "Lists concessions of both sides.")
  @GetMapping
  ResponseEntity<Page<ConcessionRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this part: the buyer's or the supplier's number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only in this state.") @RequestParam(required = false)
          @Nullable ConcessionState state) {
    return pages.list(
        ConcessionRow.BOARD,
        caller,
        asked,
        new Filter("(t.part = :part or t.supplier_part = :part)", "part", part),
        Filter.is("state", state == null ? null : state.name().toLowerCase(java.util.Locale.ROOT)));
  }

  @Operation(operationId = "getConcession", summary = "One concession and what is left of it.")
  @GetMapping("/{id}")
  ResponseEntity<ConcessionRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    boolean buys = Ids.of(id, ConcessionId::of).buyer().equals(caller.party());
    if (!buys && !caller.sides().contains(Side.SUPPLIER) && !caller.is(Role.AUDITOR))
      throw Ids.notFound();
    return pages.one(ConcessionRow.BOARD, caller, look.orAs(buys ? "buyer" : "supplier"), id);
  }
}
