package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.HandlingUnit;
import weft.shipment.Receipt;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentId;

/**
 * Shipments entered in the portal: one arrived with two damaged pieces; one left last Wednesday,
 * was due on Friday and has not been received; castings in four crates are in transit, of which a
 * DESADV written by the hub informed HENGYUE's system.
 */
record DemoShipments(DemoDesk desk, LocalDate monday) {
  static final String BLOCKED = "HY-24031";
  static final String DAMAGED_NOTE = "JX-LS-0409";
  static final String LATE = "HY-24055";
  private static final String CASTINGS = "HY-31020";
  private static final List<String> CRATES =
      List.of(
          "069099900000028817", "069099900000028824", "069099900000028831", "069099900000028848");

  /** Track shoes per crate, and the gross weight of a crate in kilograms. */
  private static final long EACH = 60;

  private static final long WEIGHT = 1_580;

  private static final int CAME = 40;
  private static final int DAMAGED = 2;

  /** The quantity of the damaged shipment that the buyer counts as received. */
  static int good(DemoPart part) {
    return part.number().equals(BLOCKED) ? CAME - DAMAGED : 0;
  }

  /** The day on which the damaged shipment was received. */
  static LocalDate damagedCame(LocalDate monday) {
    return monday.minusDays(10);
  }

  void damaged() {
    LocalDate day = damagedCame(monday);
    ShipmentId came = ship(DAMAGED_NOTE, day.minusDays(2), "PLANT1", BLOCKED, CAME, "B-2601");
    ask(
        HENGYUE,
        "planner@hengyue",
        "receipt",
        new ReceiveShipment(
            came,
            new Receipt(
                "WE-5508",
                day,
                List.of(
                    new Receipt.Line(
                        BLOCKED,
                        Quantity.of(CAME),
                        "PCE",
                        "B-2601",
                        new Difference(Difference.Kind.DAMAGED, Quantity.of(DAMAGED)),
                        null)))));
  }

  void late() {
    ship("JX-LS-0417", monday.minusDays(5), "PLANT2", LATE, 20, "B-2609");
  }

  private ShipmentId ship(
      String number, LocalDate left, String to, String part, long quantity, String batch) {
    var shipment = new ShipmentId(HENGYUE, JIAXIN, number, left.getYear());
    var line =
        new DespatchLine(
            part,
            Quantity.of(quantity),
            "PCE",
            batch,
            null,
            null,
            null,
            null,
            null,
            suppliersNumber(part),
            null);
    ask(
        JIAXIN,
        "planner@jiaxin",
        "shipment-" + number,
        new AnnounceShipment(
            shipment, new Despatch("JX1", to, left, left.plusDays(2), List.of(line), List.of())));
    return shipment;
  }

  private static String suppliersNumber(String part) {
    return DemoPart.ALL.stream()
        .filter(it -> it.number().equals(part))
        .findFirst()
        .orElseThrow()
        .supplierPart();
  }

  void crates() {
    LocalDate left = monday;
    var shipment = new ShipmentId(HENGYUE, HONGZHU, "HZ-LS-0288", left.getYear());
    DemoPart castings =
        DemoPart.ALL.stream().filter(it -> it.number().equals(CASTINGS)).findFirst().orElseThrow();
    List<HandlingUnit> crates = new ArrayList<>();
    for (String label : CRATES)
      crates.add(
          new HandlingUnit(
              label,
              "GB1200",
              null,
              List.of(new HandlingUnit.Content(CASTINGS, Quantity.of(EACH), "G-2644")),
              Quantity.of(WEIGHT)));
    var line =
        new DespatchLine(
            CASTINGS,
            Quantity.of(EACH * CRATES.size()),
            "PCE",
            "G-2644",
            null,
            null,
            null,
            castings.schedule().agreement(),
            null,
            castings.supplierPart(),
            null);
    ask(
        HONGZHU,
        "sales@hongzhu",
        "shipment-" + shipment.number(),
        new AnnounceShipment(
            shipment,
            new Despatch("HZ1", "PLANT1", left, left.plusDays(7), List.of(line), crates)));
  }

  private void ask(PartyCode party, String user, String key, StreamCommand command) {
    desk.ask(party, user, "demo-planning-" + key, command);
  }
}
