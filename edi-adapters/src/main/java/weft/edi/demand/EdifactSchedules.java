package weft.edi.demand;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.EdifactWriting;
import weft.edi.reader.text.Envelope;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.edi.writer.Composite;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Quantities;
import weft.party.PartyCode;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * DELFOR and DELJIT of any directory. Quantities are discrete (QTY 113), and a cumulative (QTY 3)
 * stands beside one where it is not that of the received and the quantities; or cumulative alone,
 * counted from what was received, where that was agreed upon. What holds for a whole message
 * (number, date, horizon, in DELJIT the ship-to) and is not the same for all parts makes several
 * messages.
 */
final class EdifactSchedules {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /** QTY 70 and 48. */
  private static final int ANCHORS = 2;

  private final LocalDate told;
  private final EdifactWriting out;
  private final boolean cumulative;
  private final Directory directory;

  private final EdifactItemWords words;

  /** What the message has for a part. */
  private final Node item;

  private int items;

  private EdifactSchedules(Demand demand, Outbound rule, Envelope ours) {
    this.told = demand.told();
    this.out = new EdifactWriting(rule, ours);
    this.cumulative = rule.quantities() == Quantities.CUMULATIVE;
    this.directory = requireNonNull(Directory.of(rule.release()));
    this.item = requireNonNull(requireNonNull(directory.message(rule.message())).group("LIN"));
    this.words = new EdifactItemWords(out, new Legible(ours), directory, rule.message());
  }

  static byte[] delfor(Demand demand, Outbound rule, Envelope ours) {
    return write(demand, rule, ours, Scheduled::head, EdifactSchedules::delfor);
  }

  static byte[] deljit(Demand demand, Outbound rule, Envelope ours) {
    record Message(Scheduled.Head head, String site) {}
    return write(
        demand,
        rule,
        ours,
        it -> new Message(it.head(), it.schedule().site()),
        EdifactSchedules::deljit);
  }

  private static byte[] write(
      Demand demand,
      Outbound rule,
      Envelope ours,
      Function<Scheduled, ?> head,
      BiConsumer<EdifactSchedules, List<Scheduled>> message) {
    List<Scheduled> all = Scheduled.all(demand);
    var writing = new EdifactSchedules(demand, rule, ours);
    Scheduled.alike(all, head).forEach(it -> message.accept(writing, it));
    byte[] bytes = writing.out.toBytes();
    ReadBack.require(all, bytes, ours);
    return bytes;
  }

  /** The parts of each ship-to stand below it: up to D96A between UNS, later below GIS or GEI. */
  private void delfor(List<Scheduled> all) {
    boolean sections = directory.has("DELFOR", "UNS");
    header(all.getFirst(), "241");
    if (sections) out.segment("UNS", Composite.of("D"));
    for (List<Scheduled> site : Scheduled.alike(all, it -> it.schedule().site())) {
      // DE 7365: 37 complete information.
      if (directory.has("DELFOR", "GIS")) out.segment("GIS", Composite.of("37"));
      else if (directory.has("DELFOR", "GEI"))
        out.segment("GEI", Composite.of("3"), Composite.of("37"));
      shipTo(site.getFirst());
      words.contact(site);
      for (Scheduled it : site) parts(it, most());
    }
    if (sections) out.segment("UNS", Composite.of("S"));
    out.end();
  }

  /** All parts stand below one SEQ. */
  private void deljit(List<Scheduled> all) {
    header(all.getFirst(), "242");
    shipTo(all.getFirst());
    words.contact(all);
    out.segment("SEQ", Composite.NONE, Composite.of("1"));
    for (Scheduled it : all) parts(it, most());
    out.end();
  }

  /** How many quantities an LIN has room for. */
  private int most() {
    return requireNonNull(item.group(isStatusFirst() ? "SCC" : "QTY")).max();
  }

  private void header(Scheduled first, String name) {
    out.begin();
    items = 0;
    // DE 1225: 5 replace.
    out.segment(
        "BGM", Composite.of(name), Composite.of(first.release().number()), Composite.of("5"));
    issued(first.release().issued());
    if (first.from() != null) out.day("158", first.from());
    if (first.until() != null) out.day("159", first.until());
    PartyCode buyer = first.schedule().buyer();
    out.party("BY", buyer);
    out.party("SU", first.schedule().supplier());
  }

  private void issued(@Nullable LocalDateTime at) {
    if (at == null || at.toLocalTime().equals(LocalTime.MIDNIGHT))
      out.day("137", at == null ? told : at.toLocalDate());
    else moment("137", at);
  }

  private void moment(String qualifier, LocalDateTime at) {
    boolean minutes = at.getSecond() == 0;
    out.segment(
        "DTM",
        Composite.of(qualifier, (minutes ? MINUTE : SECOND).format(at), minutes ? "203" : "204"));
  }

  private void shipTo(Scheduled it) {
    out.segment("NAD", Composite.of("ST"), Composite.of(it.schedule().site(), "", "92"));
  }

  /**
   * A part in as few LIN as hold its quantities. Those behind the first bear their cumulatives: a
   * reader counts within a LIN.
   *
   * @param most QTY of one
   */
  private void parts(Scheduled it, int most) {
    List<ScheduleLine> lines = cumulative ? it.counted() : it.lines();
    boolean stated = !cumulative && (!it.countsFromReceived() || lines.size() > most - ANCHORS);
    int room = stated ? (most - ANCHORS) / 2 : most - ANCHORS;
    for (int at = 0; at == 0 || at < lines.size(); at += room) {
      words.part(it, ++items);
      if (at == 0) received(it.received(), it.unit());
      else if (cumulative) // each LIN is counted from its own
      out.quantity("79", requireNonNull(lines.get(at - 1).cumulative()), it.unit());
      for (ScheduleLine line : lines.subList(at, Math.min(lines.size(), at + room)))
        line(line, it.unit(), stated);
    }
    List<ScheduleLine> zeros = it.zeros(cumulative);
    if (lines.size() + zeros.size() <= room)
      for (ScheduleLine zero : zeros) line(zero, it.unit(), false);
    if (lines.isEmpty() && (zeros.isEmpty() || zeros.size() > room)) nothing(it);
  }

  /** QTY 70 with the days from and to which it counts, QTY 48 with day and despatch advice. */
  private void received(Received it, String unit) {
    if (it.cumulative() != null) {
      out.quantity("70", it.cumulative(), unit);
      if (it.since() != null) out.day("51", it.since());
      if (it.asOf() != null) out.day("52", it.asOf());
    }
    if (it.lastQuantity() == null) return;
    out.quantity("48", it.lastQuantity(), unit);
    if (it.lastDate() != null) out.day("50", it.lastDate());
    if (it.lastReference() != null) out.reference("AAK", it.lastReference(), "");
  }

  private void line(ScheduleLine it, String unit, boolean stated) {
    Composite[] status = {
      Composite.of(status(it.firmness())), Composite.NONE, Composite.of(frequency(it.bucket()))
    };
    boolean before = isStatusFirst();
    if (before) out.segment("SCC", status);
    Quantity reached = it.cumulative();
    if (!cumulative) quantity("113", it.quantity(), it, unit, before ? null : status);
    if ((cumulative || stated) && reached != null)
      quantity("3", reached, it, unit, before ? null : status);
  }

  /** DELFOR has SCC above its quantities from D96B on; else it stands beside each. */
  private boolean isStatusFirst() {
    return item.group("SCC") != null;
  }

  private void quantity(
      String qualifier,
      Quantity quantity,
      ScheduleLine it,
      String unit,
      Composite @Nullable [] status) {
    out.quantity(qualifier, quantity, unit);
    if (status != null) out.segment("SCC", status);
    String date = it.dateKind() == DateKind.SHIP ? "10" : "2";
    if (it.time() != null) moment(date, it.due().atTime(it.time()));
    else
      switch (it.bucket()) {
        case WEEK -> out.week(date, it.due());
        case MONTH -> out.month(date, it.due());
        case DAY, FLEXIBLE -> out.day(date, it.due());
      }
  }

  /** A part that has stopped is wanted no more of. */
  private void nothing(Scheduled it) {
    line(
        new ScheduleLine(
            it.begins(told),
            0,
            null,
            DateKind.DELIVERY,
            Bucket.DAY,
            Firmness.FIRM,
            Quantity.ZERO,
            cumulative ? it.anchor() : null,
            null),
        it.unit(),
        false);
  }

  /** DE 4017. */
  private static String status(Firmness it) {
    return switch (it) {
      case FIRM -> "1";
      case PRODUCTION -> "2";
      case MATERIAL -> "3";
      case FORECAST -> "4";
      case BACKLOG -> "5";
      case IMMEDIATE -> "10";
    };
  }

  /** DE 2013. */
  private static String frequency(Bucket it) {
    return switch (it) {
      case DAY -> "D";
      case WEEK -> "W";
      case MONTH -> "M";
      case FLEXIBLE -> "F";
    };
  }
}
