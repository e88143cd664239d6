package weft.api.ordering;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.demand.DemandWriter;
import weft.language.Text;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.AskDirectly;
import weft.ordering.PurchaseOrderCommand.BuyersWord;
import weft.ordering.PurchaseOrderCommand.CancelOrder;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.ReplaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;

/**
 * Orders that the buyer places, changes and cancels in the portal or by the API, by the same rules
 * as for its messages. A supplier that gets a buyer's orders as messages gets all of them as
 * messages.
 */
@RestController
@RequestMapping("/api/v1/orders")
class OrderPlacing {
  private final Asking asking;
  private final ReadContexts readings;
  private final OrderOwners owners;
  private final OrderBodies bodies;
  private final PartyDirectory directory;

  OrderPlacing(
      Asking asking,
      ReadContexts readings,
      OrderOwners owners,
      OrderBodies bodies,
      PartyDirectory directory) {
    this.asking = asking;
    this.readings = readings;
    this.owners = owners;
    this.bodies = bodies;
    this.directory = directory;
  }

  @Operation(operationId = "placeOrder", summary = "Places an order; the supplier sees it at once.")
  @PostMapping
  ResponseEntity<WriteResult> place(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody OrderBodies.Wanted body) {
    PartyCode buyer = buyer(caller);
    var number = new PurchaseOrderId(buyer, Body.text(body.number(), "/number", 35));
    Order order = bodies.order(buyer, body, null);
    return asked(caller, null, idempotencyKey, new PlaceOrder(number, order));
  }

  @Operation(
      operationId = "replaceOrder",
      summary =
          "Replaces the whole content of an order. The buyer no longer wants a line that the new"
              + " content omits; unchanged lines keep their answers.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> replace(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody OrderBodies.Wanted body) {
    PartyCode buyer = buyer(caller);
    PurchaseOrderId order = Ids.of(id, PurchaseOrderId::of);
    Order standing = owners.placed(order, Side.BUYER, buyer);
    if (body.number() != null && !body.number().strip().equals(order.number()))
      throw Body.faulty(
          "number-differs",
          "/number",
          new Text("This is order %s.", "这是订单 %s。").with(order.number()));
    Order whole = bodies.order(buyer, body, standing);
    var command = new ReplaceOrder(order, whole, List.of(), null);
    return asked(caller, ifMatch, idempotencyKey, command);
  }

  @Operation(
      operationId = "cancelOrder",
      summary = "Cancels a whole order of which nothing was despatched yet.")
  @PostMapping("/{id}/cancellation")
  ResponseEntity<WriteResult> cancel(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    PartyCode buyer = buyer(caller);
    PurchaseOrderId order = Ids.of(id, PurchaseOrderId::of);
    PartyCode supplier = owners.supplier(order, Side.BUYER, buyer);
    return asked(caller, ifMatch, idempotencyKey, new CancelOrder(order, supplier));
  }

  private PartyCode buyer(Caller caller) {
    caller.require(Role.BUYER, Role.EDI);
    return readings.sideScope(caller, "buyer").party();
  }

  private ResponseEntity<WriteResult> asked(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      BuyersWord command) {
    requireNoMessages(command.partnership());
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(new AskDirectly(command)));
    return WriteResult.answer(command.stream(), done);
  }

  /**
   * Refuses where orders go out as messages: the order would not reach the supplier's system, yet
   * appear to have done so.
   */
  private void requireNoMessages(Partnership partnership) {
    List<Outbound> agreed =
        directory.profile(partnership).map(it -> it.rules().outbound()).orElse(List.of());
    if (agreed == null || !DemandWriter.writesOrders(agreed)) return;
    throw Problem.of(
            HttpStatus.CONFLICT,
            "supplier-reads-messages",
            new Text(
                    "%s receives its orders as EDI messages; send this one the same way.",
                    "%s 通过 EDI 报文接收订单，请同样以报文发送。")
                .with(partnership.supplier()))
        .exception();
  }
}
