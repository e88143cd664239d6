package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;
import static weft.deploy.demo.DemoNetwork.LINGYUN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.beforeafter.StatedFiguresCommand.StateMonth;
import weft.beforeafter.StatedMonth;
import weft.event.StreamCommand;
import weft.measure.PlainNumber;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentId;
import weft.shipment.ShippedOrders;

/**
 * JIAXIN before the hub and since: a year of stated figures, and orders of small parts that have
 * left whole and were received.
 */
record DemoBeforeAfter(DemoDesk desk, LocalDate monday) {
  private static final int FIRST_ORDER = 450_001_180;
  private static final int FIRST_NOTE = 381;

  /** Lead time in days, days of stock, and stock value, from the earliest month on. */
  private static final String[][] STATED = {
    {"37.5", "31", "2835000"},
    {"38", "32.5", "2900000"},
    {"36.5", "30", "2795000"},
    {"39", "33", "2960000"},
    {"37", "31.5", "2855000"},
    {"35.5", "29.5", "2730000"},
    {"36", "30", "2745000"},
    {"37.5", "31", "2820000"},
    {"36", "29", "2705000"},
    {"35", "28.5", "2670000"},
    {"34.5", "28", "2620000"},
    {"35", "28.5", "2655000"}
  };

  /** An order: its customer and part, how many pieces, and how many days ago it was ordered. */
  private record Small(PartyCode buyer, String part, int pieces, int ordered, int left) {}

  private static final List<Small> ORDERS =
      List.of(
          new Small(HENGYUE, "HY-24101", 40, 35, 12),
          new Small(HENGYUE, "HY-24120", 12, 33, 11),
          new Small(LINGYUN, "LY-7110", 60, 31, 10),
          new Small(HENGYUE, "HY-24150", 20, 26, 6),
          new Small(LINGYUN, "LY-7120", 10, 28, 5),
          new Small(HENGYUE, "HY-24103", 24, 23, 4));

  void deliver() {
    for (int i = 0; i < ORDERS.size(); i++) deliver(ORDERS.get(i), i);
  }

  private void deliver(Small it, int index) {
    DemoPart part =
        DemoRange.parts().stream()
            .filter(one -> one.number().equals(it.part))
            .findFirst()
            .orElseThrow();
    var schedule = part.schedule();
    var order = new PurchaseOrderId(it.buyer, String.valueOf(FIRST_ORDER + index));
    LocalDate left = monday.minusDays(it.left);
    LocalDate there = left.plusDays(1);
    var line =
        new Order.Line(
            "10",
            it.part,
            part.supplierPart(),
            part.description(),
            "PCE",
            Quantity.of(it.pieces),
            PlainNumber.of(part.price()),
            List.of(new Promise(there, Quantity.of(it.pieces))),
            null,
            null,
            null);
    var placed =
        new Order(
            JIAXIN, schedule.site(), monday.minusDays(it.ordered), "CNY", List.of(line), null);
    ask(it.buyer, "buyer", "order-" + index, List.of(new PlaceOrder(order, placed)));
    var shipment =
        new ShipmentId(it.buyer, JIAXIN, "JX-LS-0" + (FIRST_NOTE + index), left.getYear());
    var goods =
        new DespatchLine(
            it.part,
            Quantity.of(it.pieces),
            "PCE",
            null,
            null,
            order.number(),
            "10",
            null,
            null,
            part.supplierPart(),
            null);
    var despatch = new Despatch("JX1", schedule.site(), left, there, List.of(goods), List.of());
    List<StreamCommand> sent = new ArrayList<>();
    sent.add(new AnnounceShipment(shipment, despatch));
    sent.addAll(ShippedOrders.of(shipment, null, despatch, null));
    ask(JIAXIN, "warehouse", "shipment-" + index, sent);
    var received = new Receipt.Line(it.part, Quantity.of(it.pieces), "PCE", null, null, null);
    var receipt = new Receipt("WE-5" + (FIRST_NOTE + index), there, List.of(received));
    ask(it.buyer, "warehouse", "receipt-" + index, List.of(new ReceiveShipment(shipment, receipt)));
  }

  void state() {
    LocalDate first = monday.minusDays(20).withDayOfMonth(1).minusMonths(STATED.length);
    for (int i = 0; i < STATED.length; i++) {
      String[] said = STATED[i];
      var month =
          new StatedMonth(
              first.plusMonths(i),
              Quantity.of(said[0]),
              Quantity.of(said[1]),
              Quantity.of(said[2]),
              "CNY",
              "ERP 月报：销售订单与月末盘点 ERP monthly reports, orders and counts");
      ask(JIAXIN, "planner", "stated-" + i, List.of(new StateMonth(JIAXIN, "JX1", month, monday)));
    }
  }

  private void ask(PartyCode party, String post, String key, List<StreamCommand> commands) {
    String login = post + "@" + party.value().toLowerCase(Locale.ROOT);
    desk.ask(party, login, "demo-before-after-" + key, commands);
  }
}
