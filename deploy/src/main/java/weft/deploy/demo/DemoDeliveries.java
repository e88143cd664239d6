package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.DINGCHENG;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentId;

/**
 * The suppliers' deliveries for the firm days of the last two weeks: to each plant on Tuesday and
 * Thursday, received as announced. Together with the exceptions ({@link DemoShipments}) they
 * account for the whole rise of the buyers' cumulative quantities.
 */
record DemoDeliveries(DemoDesk desk, LocalDate monday) {
  /**
   * First delivery note numbers: of the Thursday before, of each delivery, and of early deliveries.
   */
  private static final Map<PartyCode, int[]> NUMBERS =
      Map.of(
          JIAXIN, new int[] {397, 401, 405, 410, 413, 418},
          HONGZHU, new int[] {264, 268, 272, 276, 280, 284},
          DINGCHENG, new int[] {149, 151, 153, 155, 157, 159});

  private static final int EARLY = 5;

  /** All deliveries between this release and the next. */
  void after(int release) {
    LocalDate week = DemoPlan.issued(monday, release);
    var others = new DemoShipments(desk, monday);
    delivery(week, release, false);
    if (release == 1) others.damaged();
    if (release == 2) early(week.plusDays(2));
    delivery(week, release, true);
    if (release == 2) others.late();
  }

  /** The last delivery note received before a release, for all parts of a plant. */
  static String lastNote(DemoPart part, int release) {
    return note(part, release == 1 ? 0 : 2 * (release - 1));
  }

  private void delivery(LocalDate week, int release, boolean thursday) {
    LocalDate day = week.plusDays(thursday ? 3 : 1);
    for (List<DemoPart> here : byPlant()) {
      List<DespatchLine> lines = new ArrayList<>();
      for (DemoPart part : here) {
        DemoPlan plan = plan(part);
        int quantity = thursday ? plan.thursday(week) : plan.tuesday(week);
        if (thursday && release == 1) quantity -= DemoShipments.good(part);
        if (thursday && release == 2) quantity -= Math.toIntExact(plan.behind());
        lines.add(line(part, quantity));
      }
      send(here.getFirst(), note(here.getFirst(), 2 * release - (thursday ? 0 : 1)), day, lines);
    }
  }

  /** Half of next Tuesday's quantity of one part of each customer arrived a week early. */
  private void early(LocalDate day) {
    Map<PartyCode, Integer> sent = new HashMap<>();
    for (DemoPart part : DemoPart.ALL) {
      long quantity = plan(part).early();
      if (quantity == 0) continue;
      PartyCode supplier = part.schedule().supplier();
      int number = numbers(supplier)[EARLY] + sent.merge(supplier, 1, Integer::sum) - 1;
      send(part, named(part, number), day, List.of(line(part, quantity)));
    }
  }

  private void send(DemoPart first, String number, LocalDate day, List<DespatchLine> lines) {
    var schedule = first.schedule();
    LocalDate left = day.minusDays(1);
    var shipment = new ShipmentId(schedule.buyer(), schedule.supplier(), number, left.getYear());
    ask(
        schedule.supplier(),
        "shipment-" + schedule.buyer() + "-" + number,
        new AnnounceShipment(
            shipment,
            new Despatch(
                DemoPlanning.site(schedule.supplier()),
                schedule.site(),
                left,
                day,
                lines,
                List.of())));
    List<Receipt.Line> received = new ArrayList<>();
    for (DespatchLine it : lines)
      received.add(new Receipt.Line(it.part(), it.quantity(), it.unit(), null, null, null));
    ask(
        schedule.buyer(),
        "receipt-" + schedule.supplier() + "-" + number,
        new ReceiveShipment(
            shipment, new Receipt("WE-5" + number.substring(number.length() - 3), day, received)));
  }

  private static DespatchLine line(DemoPart part, long quantity) {
    return new DespatchLine(
        part.number(),
        Quantity.of(quantity),
        "PCE",
        null,
        null,
        null,
        null,
        part.schedule().agreement(),
        null,
        part.supplierPart(),
        null);
  }

  /** Parts grouped by partnership and plant, always in the same order. */
  private static List<List<DemoPart>> byPlant() {
    List<List<DemoPart>> all = new ArrayList<>();
    for (DemoPart it : DemoPart.ALL) {
      if (!all.isEmpty() && samePlant(all.getLast().getFirst(), it)) all.getLast().add(it);
      else all.add(new ArrayList<>(List.of(it)));
    }
    return all;
  }

  private static boolean samePlant(DemoPart one, DemoPart other) {
    var its = one.schedule();
    return its.partnership().equals(other.schedule().partnership())
        && its.site().equals(other.schedule().site());
  }

  private static String note(DemoPart part, int delivery) {
    PartyCode supplier = part.schedule().supplier();
    int plant = 0;
    for (List<DemoPart> here : byPlant()) {
      if (here.contains(part)) break;
      if (here.getFirst().schedule().supplier().equals(supplier)) plant++;
    }
    return named(part, numbers(supplier)[delivery] + plant);
  }

  private static int[] numbers(PartyCode supplier) {
    int[] first = NUMBERS.get(supplier);
    if (first == null) throw new IllegalArgumentException("No delivery notes of " + supplier);
    return first;
  }

  private static String named(DemoPart part, int number) {
    String prefix = part.supplierPart().substring(0, 2);
    return "%s-LS-%04d".formatted(prefix, number);
  }

  private DemoPlan plan(DemoPart part) {
    return new DemoPlan(part, DemoPart.of(part.schedule().partnership()).indexOf(part), monday);
  }

  private void ask(PartyCode party, String key, StreamCommand command) {
    desk.ask(
        party,
        "warehouse@" + party.value().toLowerCase(Locale.ROOT),
        "demo-delivery-" + key,
        command);
  }
}
