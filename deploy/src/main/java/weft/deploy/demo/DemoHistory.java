package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.DINGCHENG;
import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;
import static weft.deploy.demo.DemoNetwork.LINGYUN;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import weft.desk.CommandGateway;
import weft.edi.reception.Reception;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.event.Streams;
import weft.history.Positions;
import weft.interchange.InterchangeKey;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * Three weeks of business between the demo's companies, ending this week, with real interchanges
 * and real answers. The calendar starts on the day the history began, so that an interrupted play
 * continues with the same bytes and every repetition is a duplicate.
 */
public final class DemoHistory {
  private static final String LAST = "DEMO-LAST";
  private static final List<DemoSupplier> UNEVEN =
      List.of(DemoSupplier.AS_ASKED, DemoSupplier.SPLIT_LATE, DemoSupplier.SHORT);
  private static final List<Partnership> ORDERING =
      List.of(
          new Partnership(HENGYUE, JIAXIN),
          new Partnership(HENGYUE, HONGZHU),
          new Partnership(HENGYUE, DINGCHENG),
          new Partnership(LINGYUN, JIAXIN));

  private final DemoNetwork network;
  private final DemoDesk desk;
  private final Positions positions;
  private final LocalDate today;

  /**
   * Creates the history.
   *
   * @param today the day of a first play, in UTC; an interrupted play keeps the first play's
   *     calendar
   */
  public DemoHistory(
      Reception reception,
      CommandGateway counter,
      Streams streams,
      Positions positions,
      LocalDate today) {
    this.network = new DemoNetwork(counter);
    this.desk = new DemoDesk(reception, counter, streams);
    this.positions = positions;
    this.today = today;
  }

  /**
   * Introduces the network and plays the history; returns false and does nothing if it was
   * completed before.
   *
   * @throws IllegalStateException if the directory does not catch up within ten seconds
   */
  public boolean play() {
    if (!desk.history(new InterchangeKey("LINGYUN", "WEFT", LAST).stream()).isEmpty()) return false;
    LocalDate first =
        positions.recordedAt(1).map(it -> it.atZone(ZoneOffset.UTC).toLocalDate()).orElse(today);
    play(first);
    return true;
  }

  /**
   * Plays all steps; a step that was recorded before is a duplicate.
   *
   * @param first the day of the first play
   */
  void play(LocalDate first) {
    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    network.introduce();
    if (!positions.awaitSettled(positions.head(), Duration.ofSeconds(10)))
      throw new IllegalStateException("The directory does not follow the history.");
    releases(monday);
    var beforeAfter = new DemoBeforeAfter(desk, monday);
    beforeAfter.deliver();
    orders(monday);
    new DemoRangeOrders(desk, monday).play();
    new DemoPlanning(desk, monday, first).play();
    new DemoConsignment(desk, positions, monday).play();
    new DemoQuestions(desk, orders(new Partnership(HENGYUE, JIAXIN), monday).id(0)).ask();
    new DemoOpenings(desk, monday, first).settle();
    new DemoCertificates(desk, monday).issue();
    var inspections = new DemoInspections(desk, monday);
    inspections.plan();
    new DemoMaking(desk, orders(new Partnership(HENGYUE, JIAXIN), monday).id(0), monday).play();
    inspections.play();
    new DemoBatches(desk, monday).make();
    new DemoShopFloor(desk, first).work();
    new DemoPickings(desk, first).pick();
    new DemoDoubleReport(desk, monday).play();
    new DemoEnergy(desk, monday).play();
    beforeAfter.state();
    new DemoDocuments(desk, monday).send();
    oddities(monday);
  }

  private void releases(LocalDate monday) {
    var deliveries = new DemoDeliveries(desk, monday);
    for (int release = 1; release <= DemoPlan.RELEASES; release++) {
      for (Partnership it : DemoNetwork.PARTNERSHIPS) {
        delfor(it, release, monday);
        if (release > 1) commit(it, release);
      }
      if (release < DemoPlan.RELEASES) deliveries.after(release);
    }
  }

  private void delfor(Partnership partnership, int release, LocalDate monday) {
    LocalDateTime prepared = DemoPlan.issued(monday, release).atTime(6, 40);
    EdiWriter to =
        EdiEnvelope.begin(partnership.buyer(), "D" + code(partnership) + number(release), prepared);
    text(partnership, release, number(release), monday).write(to, "1");
    desk.send(partnership.buyer(), to.toBytes());
  }

  static DelforText text(Partnership partnership, int release, String number, LocalDate monday) {
    List<DemoPart> parts = DemoPart.of(partnership);
    List<DelforText.Item> items =
        IntStream.range(0, parts.size())
            .mapToObj(
                i ->
                    new DelforText.Item(
                        parts.get(i),
                        new DemoPlan(parts.get(i), i, monday).release(release, number)))
            .toList();
    return new DelforText(partnership, directory(partnership), number, items);
  }

  private static String directory(Partnership partnership) {
    if (!partnership.buyer().equals(LINGYUN)) return "D97A";
    return partnership.supplier().equals(JIAXIN) ? "D04A" : "D96A";
  }

  /** Commits the second release as asked; in the third, some lines are late or short. */
  private void commit(Partnership partnership, int release) {
    boolean answered = partnership.buyer().equals(HENGYUE) || partnership.supplier().equals(JIAXIN);
    if (!answered) return;
    boolean smooth = release == 2 || partnership.supplier().equals(DINGCHENG);
    List<DemoPart> parts = DemoPart.of(partnership);
    for (int i = 0; i < parts.size(); i++) {
      var schedule = parts.get(i).schedule();
      var how = smooth ? DemoSupplier.AS_ASKED : UNEVEN.get(i);
      String key = "demo-" + code(partnership) + "-" + number(release) + "-" + i;
      desk.ask(
          partnership.supplier(),
          sales(partnership.supplier()),
          key,
          how.answer(schedule, desk.inForce(schedule)));
    }
  }

  private void orders(LocalDate monday) {
    for (Partnership it : ORDERING) {
      var orders = orders(it, monday);
      for (int i = 0; i < DemoOrders.COUNT; i++) {
        OrdersText order = orders.order(i);
        EdiWriter to = begin(it, "O" + code(it) + i, order.ordered());
        order.write(to, "1");
        desk.send(it.buyer(), to.toBytes());
      }
      EdiWriter to = begin(it, "O" + code(it) + "C", monday);
      orders.order(5).writeCancellation(to, "1");
      desk.send(it.buyer(), to.toBytes());
      PartyCode supplier = it.supplier();
      String key = "demo-" + code(it) + "-order-";
      desk.ask(supplier, sales(supplier), key + 0, orders.accepted());
      desk.ask(supplier, sales(supplier), key + 1, orders.proposed());
      desk.ask(it.buyer(), "buyer@" + lower(it.buyer()), key + "1b", orders.proposalAccepted());
      desk.ask(supplier, sales(supplier), key + 2, orders.lineRefused());
      desk.ask(supplier, sales(supplier), key + 3, orders.stillOpen());
    }
  }

  static DemoOrders orders(Partnership partnership, LocalDate monday) {
    int index = ORDERING.indexOf(partnership);
    String directory = List.of("D96A", "D97A", "D01B", "D01B").get(index);
    return new DemoOrders(partnership, directory, 450_001_200 + index * 100, monday);
  }

  /** Adds exceptions: late and contradictory releases, faulty messages, a CONTRL. */
  private void oddities(LocalDate monday) {
    var jiaxin = new Partnership(HENGYUE, JIAXIN);
    EdiWriter late = begin(jiaxin, "DHJ-LATE", monday);
    text(jiaxin, 1, "0047", monday).write(late, "1");
    desk.send(HENGYUE, late.toBytes());

    var hongzhu = new Partnership(HENGYUE, HONGZHU);
    EdiWriter again = begin(hongzhu, "DHH-AGAIN", monday);
    text(hongzhu, 2, number(3), monday).write(again, "1"); // another release with number three
    desk.send(HENGYUE, again.toBytes());

    EdiWriter mixed = begin(jiaxin, "OHJ-MIXED", monday);
    new DemoOrders(jiaxin, "D96A", 450_001_290, monday).order(0).write(mixed, "1");
    new DemoOrders(jiaxin, "D96A", 450_001_291, monday).order(0).write(mixed, "2");
    desk.send(HENGYUE, replaced(mixed.toBytes(), "450001291+9'", "450001291+9'\r\nXXX+1'"));

    EdiWriter wrong = begin(hongzhu, "OHH-WRONG", monday);
    new DemoOrders(hongzhu, "D97A", 450_001_390, monday).order(0).write(wrong, "1");
    desk.send(HENGYUE, replaced(wrong.toBytes(), "QTY+21:", "QTY+21:1O"));

    EdiWriter contrl = EdiEnvelope.begin(LINGYUN, LAST, monday.atTime(8, 0));
    contrl
        .begin("1", Composite.of("CONTRL", "D", "3", "UN"))
        .segment(
            "UCI",
            Composite.of("WEFT0001"),
            Composite.of("WEFT", "ZZ"),
            Composite.of("LINGYUN", "ZZ"),
            Composite.of("7"))
        .end();
    desk.send(LINGYUN, contrl.toBytes());
  }

  private static byte[] replaced(byte[] interchange, String what, String with) {
    return new String(interchange, StandardCharsets.UTF_8)
        .replace(what, with)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static EdiWriter begin(Partnership partnership, String reference, LocalDate day) {
    return EdiEnvelope.begin(partnership.buyer(), reference, day.atTime(7, 15));
  }

  static String number(int release) {
    return "00" + (47 + release);
  }

  private static String code(Partnership it) {
    return it.buyer().value().substring(0, 2) + it.supplier().value().substring(0, 2);
  }

  private static String sales(PartyCode party) {
    return "sales@" + lower(party);
  }

  private static String lower(PartyCode party) {
    return party.value().toLowerCase(Locale.ROOT);
  }
}
