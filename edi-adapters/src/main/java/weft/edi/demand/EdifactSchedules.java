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
 * Writes DELFOR and DELJIT in any directory.
 *
 * <p>Quantities are discrete (QTY 113). A cumulative quantity (QTY 3) follows a discrete one only
 * if the reader could not compute it from the received quantity. If cumulative quantities were
 * agreed, only those are written, counted from the received quantity. Parts that differ in number,
 * date, horizon or (in DELJIT) ship-to go into separate messages.
 */
final class EdifactSchedules {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /** Room reserved for QTY 70 and QTY 48. */
  private static final int ANCHORS = 2;

  private final LocalDate told;
  private final EdifactWriting out;
  private final boolean cumulative;
  private final Directory directory;

  private final EdifactItemWords words;

  /** The LIN group of the message. */
  private final Node item;

  private int items;

  private EdifactSchedules(Demand demand, Outbound rule, Envelope ours) {
    this.told = demand.told();
    this.out = new EdifactWriting(rule, ours);
    this.cumulative = rule.quantities() == Quantities.CUMULATIVE;
    this.directory = requireNonNull(Directory.of(rule.release()));
    this.item = requireNonNull(requireNonNull(directory.message(rule.message())).group("LIN"));
    this.words = new EdifactItemWords(out, new WritableText(ours), directory, rule.message());
  }

  static byte[] delfor(Demand demand, Outbound rule, Envelope ours) {
    return write(demand, rule, ours, ScheduledPart::head, EdifactSchedules::delfor);
  }

  static byte[] deljit(Demand demand, Outbound rule, Envelope ours) {
    record Message(ScheduledPart.Head head, String site) {}
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
      Function<ScheduledPart, ?> head,
      BiConsumer<EdifactSchedules, List<ScheduledPart>> message) {
    List<ScheduledPart> all = ScheduledPart.all(demand);
    var writing = new EdifactSchedules(demand, rule, ours);
    ScheduledPart.alike(all, head).forEach(it -> message.accept(writing, it));
    byte[] bytes = writing.out.toBytes();
    ReadBack.require(all, bytes, ours);
    return bytes;
  }

  /** Parts are grouped by ship-to: between two UNS up to D96A, later below GIS or GEI. */
  private void delfor(List<ScheduledPart> all) {
    boolean sections = directory.has("DELFOR", "UNS");
    header(all.getFirst(), "241");
    if (sections) out.segment("UNS", Composite.of("D"));
    for (List<ScheduledPart> site : ScheduledPart.alike(all, it -> it.schedule().site())) {
      // DE 7365: 37 complete information.
      if (directory.has("DELFOR", "GIS")) out.segment("GIS", Composite.of("37"));
      else if (directory.has("DELFOR", "GEI"))
        out.segment("GEI", Composite.of("3"), Composite.of("37"));
      shipTo(site.getFirst());
      for (ScheduledPart it : site) parts(it, most());
    }
    if (sections) out.segment("UNS", Composite.of("S"));
    out.end();
  }

  /** All parts are below one SEQ. */
  private void deljit(List<ScheduledPart> all) {
    header(all.getFirst(), "242");
    shipTo(all.getFirst());
    out.segment("SEQ", Composite.NONE, Composite.of("1"));
    for (ScheduledPart it : all) parts(it, most());
    out.end();
  }

  /** The number of quantities that fit below one LIN. */
  private int most() {
    return requireNonNull(item.group(isStatusFirst() ? "SCC" : "QTY")).max();
  }

  private void header(ScheduledPart first, String name) {
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

  private void shipTo(ScheduledPart it) {
    out.segment("NAD", Composite.of("ST"), Composite.of(it.schedule().site(), "", "92"));
  }

  /**
   * Splits a part into as few LIN as its quantities need. Later LINs state cumulative quantities,
   * because a reader counts within one LIN only.
   *
   * @param most the maximum number of QTY below one LIN
   */
  private void parts(ScheduledPart it, int most) {
    List<ScheduleLine> lines = cumulative ? it.counted() : it.lines();
    boolean stated = !cumulative && (!it.countsFromReceived() || lines.size() > most - ANCHORS);
    int room = stated ? (most - ANCHORS) / 2 : most - ANCHORS;
    for (int at = 0; at == 0 || at < lines.size(); at += room) {
      words.part(it, ++items);
      if (at == 0) received(it.received(), it.unit());
      else if (cumulative) // Each LIN has its own starting quantity.
      out.quantity("79", requireNonNull(lines.get(at - 1).cumulative()), it.unit());
      for (ScheduleLine line : lines.subList(at, Math.min(lines.size(), at + room)))
        line(line, it.unit(), stated);
    }
    List<ScheduleLine> zeros = it.zeros(cumulative);
    if (lines.size() + zeros.size() <= room)
      for (ScheduleLine zero : zeros) line(zero, it.unit(), false);
    if (lines.isEmpty() && (zeros.isEmpty() || zeros.size() > room)) nothing(it);
  }

  /**
   * Writes QTY 70 with the first and last day of its count, then QTY 48 with date and despatch
   * advice.
   */
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

  /** From D96B on, DELFOR has SCC above its quantities; before, SCC follows each quantity. */
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

  /** A stopped part gets one quantity of zero. */
  private void nothing(ScheduledPart it) {
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

  /** DE 4017, delivery plan status. */
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

  /** DE 2013, frequency. */
  private static String frequency(Bucket it) {
    return switch (it) {
      case DAY -> "D";
      case WEEK -> "W";
      case MONTH -> "M";
      case FLEXIBLE -> "F";
    };
  }
}
