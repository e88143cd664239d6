package weft.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.projections.certificate.MissingCertificates;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.shipment.PartNamed;
import weft.projections.shipment.ReceiptRow;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.TransitRow;
import weft.shipment.Despatch;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.CancelShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentCommand.ReplaceShipment;
import weft.shipment.ShipmentId;

/**
 * Shipments that the supplier announces and the buyer receives. The stock of both changes with
 * them.
 */
@RestController
@RequestMapping("/api/v1")
class Shipments {
  private static final int CERTIFIED_DAYS = 90;

  private final ShipmentChanges shipping;
  private final ReadContexts readings;
  private final BoardPages pages;
  private final PartyDirectory directory;
  private final ShipmentBodies bodies;
  private final DespatchDays days;
  private final Clock clock;

  Shipments(
      ShipmentChanges shipping,
      ReadContexts readings,
      BoardPages pages,
      PartyDirectory directory,
      ShipmentBodies bodies,
      DespatchDays days,
      Clock clock) {
    this.shipping = shipping;
    this.readings = readings;
    this.pages = pages;
    this.directory = directory;
    this.bodies = bodies;
    this.days = days;
    this.clock = clock;
  }

  @Operation(
      operationId = "announceShipment",
      summary =
          "Announces sent goods, as the supplier; they are issued from its stock in the same step."
              + " 409 `certificate-missing` where a part's agreement lets none leave without a"
              + " certificate, `batch-missing` where it traces the part and a line names no batch.")
  @PostMapping("/shipments")
  ResponseEntity<WriteResult> announce(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody ShipmentBodies.Sent body) {
    PartyCode supplier = supplier(caller);
    PartyCode buyer = Body.required(body.buyer(), "/buyer");
    var between = new Partnership(buyer, supplier);
    if (directory.profile(between).isEmpty())
      throw Body.faulty(
          "no-partnership",
          "/buyer",
          new Text("You have no partnership with this party.", "贵公司与该企业之间没有 EDI 伙伴协议。"));
    Despatch despatch = bodies.despatch(between, body, null);
    days.check(supplier, despatch);
    var shipment =
        new ShipmentId(
            buyer,
            supplier,
            Body.name(body.number(), "/number"),
            Body.day(body.shipped(), "/shipped").getYear());
    return shipping.send(
        caller,
        null,
        idempotencyKey,
        body,
        new AnnounceShipment(shipment, despatch),
        despatch,
        bodies.moment(body.departed(), body.shipped(), "/departed"));
  }

  @Operation(
      operationId = "replaceShipment",
      summary = "Replaces the content of an announced shipment.")
  @PutMapping("/shipments/{id}")
  ResponseEntity<WriteResult> replace(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody ShipmentBodies.Sent body) {
    ShipmentId shipment = ofSupplier(caller, id);
    Despatch despatch = bodies.despatch(shipment.partnership(), body, shipping.sent(shipment));
    days.check(shipment.supplier(), despatch);
    boolean same =
        (body.number() == null || body.number().equals(shipment.number()))
            && (body.buyer() == null || body.buyer().equals(shipment.buyer()))
            && Body.day(body.shipped(), "/shipped").getYear() == shipment.year();
    if (!same)
      throw Body.faulty(
          "key-changed",
          "/number",
          new Text(
              "Number, buyer and year of a shipment cannot be changed; cancel it and announce a new"
                  + " one.",
              "发货单号、采购方和年份不能更改；请取消后重新预告。"));
    return shipping.send(
        caller,
        ifMatch,
        idempotencyKey,
        body,
        new ReplaceShipment(shipment, despatch),
        despatch,
        bodies.moment(body.departed(), body.shipped(), "/departed"));
  }

  @Operation(
      operationId = "cancelShipment",
      summary =
          "Cancels a shipment: nothing was sent under its number, and its goods are in stock"
              + " again.")
  @PostMapping("/shipments/{id}/cancellation")
  ResponseEntity<WriteResult> cancel(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    ShipmentId shipment = ofSupplier(caller, id);
    return shipping.ask(
        caller,
        ifMatch,
        idempotencyKey,
        new CancelShipment(shipment),
        new CancelShipment(shipment),
        bodies.moment(null, null, "/at"));
  }

  @Operation(
      operationId = "receiveShipment",
      summary =
          "Receives goods, as the buyer, with deviations from the announcement; they are added to"
              + " its stock in the same step.")
  @PostMapping("/shipments/{id}/receipts")
  ResponseEntity<WriteResult> receive(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody ShipmentBodies.Received body) {
    caller.require(Role.WAREHOUSE, Role.BUYER, Role.PLANNER, Role.EDI);
    PartyCode buyer = readings.sideScope(caller, "buyer").party();
    ShipmentId shipment = Ids.of(id, ShipmentId::of);
    if (!shipment.buyer().equals(buyer)) throw Ids.notFound();
    Despatch sent = shipping.sent(shipment);
    Receipt said = bodies.receipt(body, unit -> ShipmentChanges.isIn(sent, unit));
    return shipping.ask(
        caller,
        ifMatch,
        idempotencyKey,
        body,
        new ReceiveShipment(
            shipment, shipping.asSent(shipment, sent, said), ShipmentBodies.wishes(body)),
        bodies.moment(body.at(), body.received(), "/at"));
  }

  private PartyCode supplier(Caller caller) {
    caller.require(Role.SALES, Role.WAREHOUSE, Role.PLANNER, Role.EDI);
    return readings.sideScope(caller, "supplier").party();
  }

  private ShipmentId ofSupplier(Caller caller, String id) {
    PartyCode supplier = supplier(caller);
    ShipmentId shipment = Ids.of(id, ShipmentId::of);
    if (!shipment.supplier().equals(supplier)) throw Ids.notFound();
    return shipment;
  }

  @Operation(operationId = "listShipments", summary = "Lists both sides' shipments, newest first.")
  @GetMapping("/shipments")
  ResponseEntity<Page<ShipmentRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only the shipment of this number.") @RequestParam(required = false)
          @Nullable String number,
      @Parameter(description = "Only numbers that contain these characters, in either case.")
          @RequestParam(required = false)
          @Nullable String containing,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier,
      @Parameter(description = "Only with goods of this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only with this part (partner's number).")
          @RequestParam(required = false)
          @Nullable String partnerPart,
      @Parameter(
              description =
                  "Only in this state: unannounced, in-transit, partly-received, received,"
                      + " cancelled.")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(
              description =
                  "true: only shipments with differences that await an answer of the caller's"
                      + " side.")
          @RequestParam(required = false)
          @Nullable Boolean toSettle,
      @Parameter(
              description =
                  "true: those sent within the last 90 days that lack a certificate which the"
                      + " agreement of a part requires.")
          @RequestParam(required = false)
          @Nullable Boolean missingCertificates) {
    ReadContext reading = pages.reading(ShipmentRow.BOARD, caller, asked.look());
    String side = reading.scope().role() == PartyScope.Role.SUPPLIER ? "supplier" : "buyer";
    return pages.list(
        ShipmentRow.BOARD,
        reading,
        asked,
        it -> it,
        new Filter(
            "t.to_settle_" + side + " > :none", "none", Boolean.TRUE.equals(toSettle) ? 0 : null),
        Filter.is("number", number),
        new Filter("strpos(lower(t.number), lower(:containing)) > 0", "containing", containing),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier),
        Filter.is("state", state),
        MissingCertificates.ofShipments(
            reading.scope(),
            reading.moment(),
            Boolean.TRUE.equals(missingCertificates) ? recently(reading) : null),
        PartNamed.shipments(reading.scope(), reading.moment(), part, false),
        PartNamed.shipments(reading.scope(), reading.moment(), partnerPart, true));
  }

  /** Older goods without a certificate have been used or returned long ago. */
  private LocalDate recently(ReadContext reading) {
    Instant now = reading.asOf() == null ? clock.instant() : reading.asOf();
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(CERTIFIED_DAYS);
  }

  @Operation(
      operationId = "getShipment",
      summary = "One shipment: its lines with their receipts, and its packages.")
  @GetMapping("/shipments/{id}")
  ResponseEntity<ShipmentRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(ShipmentRow.BOARD, caller, look, id);
  }

  @Operation(operationId = "listTransit", summary = "Lists lines of shipments in transit.")
  @GetMapping("/transit")
  ResponseEntity<Page<TransitRow>> transit(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only this part (partner's number).") @RequestParam(required = false)
          @Nullable String partnerPart,
      @Parameter(description = "Only to this site of the buyer.") @RequestParam(required = false)
          @Nullable String site,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier) {
    ReadContext reading = pages.reading(TransitRow.BOARD, caller, asked.look());
    return pages.list(
        TransitRow.BOARD,
        reading,
        asked,
        it -> it,
        new Filter("t.open > :nothing", "nothing", 0),
        PartNamed.transit(reading.scope(), reading.moment(), part, false),
        PartNamed.transit(reading.scope(), reading.moment(), partnerPart, true),
        Filter.is("ship_to", site),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier));
  }

  @Operation(operationId = "listReceipts", summary = "Lists receipts, with their differences.")
  @GetMapping("/receipts")
  ResponseEntity<Page<ReceiptRow>> receipts(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only the shipment with this id.") @RequestParam(required = false)
          @Nullable String shipment,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier) {
    return pages.list(
        ReceiptRow.BOARD,
        caller,
        asked,
        Filter.is("stream", shipment == null ? null : Ids.stream(shipment)),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier));
  }
}
