package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentId;
import weft.stock.MovementKind;
import weft.stock.Portion;
import weft.stock.StockCategory;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * The way of the castings of a heat from the foundry to the machine shop: shipped and received with
 * the batch, and taken from the machine shop's stock by its work order.
 */
record DemoHeat(DemoDesk desk, LocalDate monday) {
  private static final Quantity SENT = Quantity.of(110);
  private static final String PART = DemoMaking.CASTING;

  void ship() {
    LocalDate left = monday.minusDays(5);
    var shipment = new ShipmentId(JIAXIN, HONGZHU, "HZ-LS-0281", left.getYear());
    var line =
        new DespatchLine(
            PART, SENT, "PCE", DemoMaking.HEAT, null, null, null, null, null, PART, null);
    ask(
        HONGZHU,
        "sales@hongzhu",
        "sent",
        new AnnounceShipment(
            shipment, new Despatch("HZ1", "JX1", left, left, List.of(line), List.of())),
        booked(shipment, HONGZHU, "HZ1", MovementKind.ISSUE, StockCategory.FINISHED, left));
    var came = new Receipt.Line(PART, SENT, "PCE", DemoMaking.HEAT, null, null);
    ask(
        JIAXIN,
        "warehouse@jiaxin",
        "received",
        new ReceiveShipment(shipment, new Receipt("WE-2311", left, List.of(came))),
        booked(shipment, JIAXIN, "JX1", MovementKind.RECEIPT, StockCategory.RAW, left));
  }

  private static BookDocument booked(
      ShipmentId shipment,
      PartyCode holder,
      String site,
      MovementKind kind,
      StockCategory category,
      LocalDate day) {
    return booked(holder, site, kind, category, shipment.stream(), shipment.number(), SENT, day);
  }

  /**
   * A document that books castings of the heat.
   *
   * @param source the stream that says so
   */
  static BookDocument booked(
      PartyCode holder,
      String site,
      MovementKind kind,
      StockCategory category,
      String source,
      String document,
      Quantity quantity,
      LocalDate day) {
    var key = new StockKey(holder, category, StockStatus.USABLE, DemoMaking.HEAT, null);
    return new BookDocument(
        new StockId(holder, site, PART),
        kind,
        source,
        document,
        List.of(new Portion(key, quantity, "PCE")),
        day.atTime(8, 0).toInstant(ZoneOffset.UTC));
  }

  private void ask(
      PartyCode party, String login, String key, ShipmentCommand command, BookDocument booked) {
    desk.ask(party, login, "demo-heat-" + key, List.of(command, booked));
  }
}
