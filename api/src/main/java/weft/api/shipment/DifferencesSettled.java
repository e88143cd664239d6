package weft.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.reading.Ids;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.Side;
import weft.shipment.Outcome;
import weft.shipment.ShipmentCommand;
import weft.shipment.ShipmentCommand.ReturnGoods;
import weft.shipment.ShipmentCommand.SettleDifference;
import weft.shipment.ShipmentCommand.TakeBackGoods;
import weft.shipment.ShipmentId;

/** Settles the differences that a receipt found: both sides agree, or goods go back. */
@RestController
@RequestMapping("/api/v1/shipments/{id}")
class DifferencesSettled {
  private static final int LONGEST = 70;
  private static final int LONGEST_NOTE = 1_000;
  private final ShipmentChanges shipping;
  private final ShipmentBodies bodies;

  DifferencesSettled(ShipmentChanges shipping, ShipmentBodies bodies) {
    this.shipping = shipping;
    this.bodies = bodies;
  }

  /**
   * A proposal for settling a difference.
   *
   * @param receipt the number of the receipt in the shipment, from 1, and {@code line} the line in
   *     it
   */
  record Settling(
      @Nullable Integer receipt,
      @Nullable Integer line,
      @Nullable Outcome outcome,
      @Nullable String note) {}

  /** A return, by the differences it belongs to. */
  record Returning(
      @Nullable String number, @Nullable LocalDate sent, @Nullable List<@Nullable Part> parts) {
    record Part(@Nullable Integer receipt, @Nullable Integer line, @Nullable Quantity quantity) {}
  }

  /** The return that came back, and the day. */
  record TakenBack(@Nullable String number, @Nullable LocalDate on) {}

  @Operation(
      operationId = "settleDifference",
      summary =
          "Proposes how to settle a difference of a receipt; it is settled once the other side"
              + " proposes the same.")
  @PostMapping("/settlements")
  ResponseEntity<WriteResult> settle(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Settling body) {
    caller.require(Role.WAREHOUSE, Role.BUYER, Role.SALES, Role.PLANNER, Role.QUALITY, Role.EDI);
    PartyCode party = caller.requireParty();
    ShipmentId shipment = Ids.of(id, ShipmentId::of);
    boolean buys = shipment.buyer().equals(party);
    if (!buys && !shipment.supplier().equals(party)) throw Ids.notFound();
    var command =
        new SettleDifference(
            shipment,
            Body.required(body.receipt(), "/receipt"),
            Body.required(body.line(), "/line"),
            buys ? Side.BUYER : Side.SUPPLIER,
            Body.required(body.outcome(), "/outcome"),
            Body.optionalText(body.note(), "/note", LONGEST_NOTE));
    return ask(caller, ifMatch, idempotencyKey, body, command, null);
  }

  @Operation(
      operationId = "returnGoods",
      summary =
          "Sends goods back, as the buyer, as both agreed; they leave its stock in the same step.")
  @PostMapping("/returns")
  ResponseEntity<WriteResult> sendBack(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Returning body) {
    caller.require(Role.WAREHOUSE, Role.BUYER, Role.PLANNER, Role.EDI);
    ShipmentId shipment = Ids.of(id, ShipmentId::of);
    if (!shipment.buyer().equals(caller.requireParty())) throw Ids.notFound();
    var command =
        new ReturnGoods(
            shipment,
            Body.text(body.number(), "/number", LONGEST),
            bodies.past(body.sent(), "/sent"),
            Body.list(body.parts(), "/parts", DifferencesSettled::part),
            shipping.siteOf(shipment));
    return ask(caller, ifMatch, idempotencyKey, body, command, body.sent());
  }

  private static ReturnGoods.Part part(Returning.Part it, String at) {
    return new ReturnGoods.Part(
        Body.required(it.receipt(), at + "/receipt"),
        Body.required(it.line(), at + "/line"),
        Body.amount(it.quantity(), at + "/quantity"));
  }

  @Operation(
      operationId = "takeBackGoods",
      summary =
          "Receives the goods of a return, as the supplier; they are in its stock, under"
              + " inspection, in the same step.")
  @PostMapping("/taken-back")
  ResponseEntity<WriteResult> takeBack(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody TakenBack body) {
    caller.require(Role.WAREHOUSE, Role.SALES, Role.PLANNER, Role.EDI);
    ShipmentId shipment = Ids.of(id, ShipmentId::of);
    if (!shipment.supplier().equals(caller.requireParty())) throw Ids.notFound();
    var command =
        new TakeBackGoods(
            shipment, Body.text(body.number(), "/number", LONGEST), bodies.past(body.on(), "/on"));
    return ask(caller, ifMatch, idempotencyKey, body, command, body.on());
  }

  private ResponseEntity<WriteResult> ask(
      Caller caller,
      String ifMatch,
      @Nullable String idempotencyKey,
      Record said,
      ShipmentCommand command,
      @Nullable LocalDate day) {
    return shipping.ask(
        caller, ifMatch, idempotencyKey, said, command, bodies.moment(null, day, "/at"));
  }
}
