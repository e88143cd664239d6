package weft.filing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.ordering.Despatched;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentId;
import weft.shipment.ShippedOrders;

/**
 * Reports the shipments of a message to orders, and collects the orders that are not placed yet.
 */
final class ToldOrders {
  /** The maximum number of unplaced orders in a note. */
  private static final int MOST = 5;

  private final Book book;
  private final List<AdviseDespatch> unplaced = new ArrayList<>();
  private final List<Fault> others = new ArrayList<>();
  private boolean anyBeyond;

  ToldOrders(Book book) {
    this.book = book;
  }

  /**
   * Reports to each order what was sent of it.
   *
   * @param before the shipment's content until now; {@code stands} is its content from now on
   */
  void tell(
      ShipmentId id,
      @Nullable Despatch before,
      @Nullable Despatch stands,
      AdviseShipment said,
      @Nullable List<StatedAt> places) {
    List<AdviseDespatch> orders = ShippedOrders.of(id, before, stands, said.at());
    book.openMore(orders.stream().map(StreamCommand::stream).toList());
    Set<String> named = new HashSet<>();
    for (DespatchLine it : said.despatch().lines()) if (it.order() != null) named.add(it.order());
    for (AdviseDespatch it : orders) {
      boolean waits = !it.lines().isEmpty() && named.contains(it.order().number());
      PurchaseOrder order = order(it);
      if (waits && !order.isWith(it.supplier())) unplaced.add(it);
      if (waits && order.isWith(it.supplier()))
        order.ofOtherParts(it.lines()).forEach(line -> note(it, line, places));
      book.decide(it);
      if (waits && order.isWith(it.supplier()))
        order(it).sentBeyond(it.lines()).forEach(line -> beyond(it, line, places));
    }
  }

  private PurchaseOrder order(AdviseDespatch told) {
    return book.past(told.stream()).foldedFrom(PurchaseOrder.NEW, PurchaseOrderEvent.class);
  }

  private void beyond(AdviseDespatch told, Sent line, @Nullable List<StatedAt> places) {
    anyBeyond = true;
    if (others.size() >= ContradictionNotes.MOST) return;
    Text text =
        new Text(
                "With this shipment more of line %s of order %s was despatched than is ordered.",
                "计入本次发货后，订单 %2$s 第 %1$s 行的已发货数量超过订购数量。")
            .with(line.line(), told.order().number());
    others.add(at(line.segment(), FaultCode.CONTRADICTION, text, places));
  }

  private void note(AdviseDespatch told, Despatched line, @Nullable List<StatedAt> places) {
    if (others.size() >= ContradictionNotes.MOST) return;
    Text text =
        new Text(
                "Line %s of order %s is of another part than %s: what was sent is not counted for"
                    + " the order.",
                "订单 %2$s 第 %1$s 行的零件不是 %3$s，该发货未计入订单。")
            .with(String.valueOf(line.line()), told.order().number(), String.valueOf(line.part()));
    others.add(at(line.segment(), FaultCode.ORDER_CONTRADICTED, text, places));
  }

  private static Fault at(int segment, FaultCode code, Text text, @Nullable List<StatedAt> places) {
    StatedAt at =
        places == null
            ? null
            : places.stream().filter(it -> it.segment() == segment).findFirst().orElse(null);
    return at == null && segment > 0
        ? new Fault(segment, null, null, code, Severity.NOTE, 0, text)
        : Fault.at(at, code, Severity.NOTE, text);
  }

  /**
   * Faults of lines that do not fit their order, each at its segment: another part, or more than is
   * ordered.
   */
  List<Fault> unfit() {
    return others;
  }

  /**
   * Whether a line was sent beyond its ordered quantity and all orders of the message are placed.
   */
  boolean isContradicted() {
    return anyBeyond && unplaced.isEmpty();
  }

  /** A note about orders that will be informed once they are placed; null where there are none. */
  @Nullable Fault awaited() {
    if (unplaced.isEmpty()) return null;
    List<String> first = unplaced.stream().limit(MOST).map(it -> it.order().number()).toList();
    String numbers = String.join(", ", first) + (unplaced.size() > MOST ? ", …" : "");
    var text =
        new Text(
            "Not placed here yet: " + numbers + ". What was sent is counted once they are placed.",
            "以下订单尚未在本平台下达：" + numbers + "。下达后将自动计入发货数量。");
    return Fault.at(unplaced.getFirst().at(), FaultCode.ORDER_UNKNOWN, Severity.NOTE, text);
  }
}
