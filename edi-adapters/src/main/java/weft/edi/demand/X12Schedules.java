package weft.edi.demand;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import weft.edi.meaning.words.X12Units;
import weft.edi.onward.NotWritable;
import weft.edi.onward.TheirNames;
import weft.edi.onward.X12Writing;
import weft.edi.reader.text.Envelope;
import weft.language.Text;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Quantities;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * Writes 830 and 862 in releases 3040 to 5010.
 *
 * <p>Quantities are discrete (A), or cumulative (C) if agreed. Parts that differ in number, date,
 * horizon, delivery or shipment dates, or (in an 862) ship-to go into separate sets. Backlog is
 * written as immediate demand (FST02 A) on a day before the day of issue. The time of issue is DTM
 * 097.
 */
final class X12Schedules {
  /** Maximum number of FST below one LIN of an 862. */
  private static final int MOST = 100;

  /** The received quantity appears only once, so a second LIN would have no starting quantity. */
  private static final Text TOO_MANY =
      new Text(
          "An 862 has room for 100 cumulative quantities of a part; part %s has more.",
          "862 中每个零件最多 100 个累计数量；零件 %s 超出。");

  private final LocalDate told;
  private final X12Writing out;
  private final X12ItemWords words;
  private final X12QuantityWords quantities;
  private final X12PastWords past;
  private final boolean cumulative;
  private DateKind kind = DateKind.DELIVERY;
  private int items;

  private X12Schedules(Demand demand, Outbound rule, Envelope ours) {
    this.told = demand.told();
    this.out = new X12Writing(rule, ours);
    this.words = new X12ItemWords(out, new WritableText(ours), rule.release());
    this.cumulative = rule.quantities() == Quantities.CUMULATIVE;
    this.quantities = new X12QuantityWords(out, cumulative, told);
    this.past = new X12PastWords(out, told);
  }

  /** The values that hold for a whole set. */
  private record Head(ScheduledPart.Head head, DateKind kind, String site) {
    static Head of(ScheduledPart it) {
      return new Head(it.head(), X12Schedules.kind(it), "");
    }

    static Head withSite(ScheduledPart it) {
      return new Head(it.head(), X12Schedules.kind(it), it.schedule().site());
    }
  }

  static byte[] planning(Demand demand, Outbound rule, Envelope ours) {
    return write(demand, rule, ours, Head::of, X12Schedules::planning);
  }

  static byte[] shipping(Demand demand, Outbound rule, Envelope ours) {
    return write(demand, rule, ours, Head::withSite, X12Schedules::shipping);
  }

  private static byte[] write(
      Demand demand,
      Outbound rule,
      Envelope ours,
      Function<ScheduledPart, Head> head,
      BiConsumer<X12Schedules, List<ScheduledPart>> set) {
    List<ScheduledPart> all =
        ScheduledPart.all(demand).stream().map(it -> inTheirWords(it, demand.told())).toList();
    var writing = new X12Schedules(demand, rule, ours);
    ScheduledPart.alike(all, head).forEach(it -> set.accept(writing, it));
    byte[] bytes = writing.out.toBytes();
    ReadBack.require(all, bytes, ours);
    return bytes;
  }

  /** The schedule as X12 can express it. A horizon without a start begins on the day of issue. */
  private static ScheduledPart inTheirWords(ScheduledPart it, LocalDate told) {
    LocalDate issued = it.issued(told);
    LocalDateTime moment = it.release().issued();
    return new ScheduledPart(
        it.schedule(),
        new Release(it.release().number(), moment == null ? issued.atStartOfDay() : moment),
        it.begins(told),
        it.until(),
        X12Units.unit(TheirNames.OURS.x12Unit(it.unit())),
        it.description(),
        it.received(),
        it.lines().stream().map(line -> inTheirWords(line, issued)).toList(),
        it.beside());
  }

  private static ScheduleLine inTheirWords(ScheduleLine it, LocalDate issued) {
    LocalTime time = it.time();
    LocalDate due = it.due();
    boolean past = due.isBefore(issued);
    if (it.firmness() == Firmness.BACKLOG && !past) due = issued.minusDays(1);
    if (it.firmness() == Firmness.IMMEDIATE && past) due = issued;
    return new ScheduleLine(
        due,
        it.ordinal(),
        time == null ? null : time.truncatedTo(ChronoUnit.MINUTES),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        it.cumulative(),
        it.segment());
  }

  /** BFR04 and BSS04; a line with a time states its own kind of date. */
  private static DateKind kind(ScheduledPart it) {
    return it.lines().stream()
        .filter(line -> line.time() == null)
        .map(ScheduleLine::dateKind)
        .findFirst()
        .orElse(DateKind.DELIVERY);
  }

  private void planning(List<ScheduledPart> all) {
    ScheduledPart first = all.getFirst();
    String number = first.release().number();
    begin(first);
    // DE 353: 05 replace.
    out.segment(
        "BFR",
        "05",
        number,
        number,
        kind == DateKind.SHIP ? "SH" : "DL",
        cumulative ? "C" : "A",
        out.day(first.begins(told)),
        first.until() == null ? "" : out.day(first.until()),
        out.day(first.issued(told)));
    words.issued(first);
    parties(first);
    for (ScheduledPart it : all) {
      words.part(it, ++items);
      words.described(it);
      past.authorised("FI", it, Firmness.PRODUCTION);
      past.authorised("MT", it, Firmness.MATERIAL);
      shipTo(it);
      List<ScheduleLine> lines = stated(it);
      quantities.write(
          it, lines, !cumulative && !it.countsFromReceived() && X12QuantityWords.areSayable(lines));
      past.received(it.received());
    }
    end();
  }

  private void shipping(List<ScheduledPart> all) {
    ScheduledPart first = all.getFirst();
    String number = first.release().number();
    begin(first);
    // BSS07 or BSS08 is mandatory; the hub does not know the related release.
    out.segment(
        "BSS",
        "05",
        number,
        out.day(first.issued(told)),
        kind == DateKind.SHIP ? "SH" : "DL",
        out.day(first.begins(told)),
        first.until() == null ? "" : out.day(first.until()),
        "",
        number,
        "",
        "",
        cumulative ? "C" : "A");
    words.issued(first);
    parties(first);
    shipTo(first);
    for (ScheduledPart it : all) {
      List<ScheduleLine> lines = stated(it);
      if (cumulative && lines.size() > MOST)
        throw new NotWritable(TOO_MANY.with(it.schedule().part()));
      for (int at = 0; at == 0 || at < lines.size(); at += MOST) {
        words.named(it, ++items);
        words.references(it, at == 0);
        quantities.write(it, lines.subList(at, Math.min(lines.size(), at + MOST)), false);
        if (at == 0) past.received(it.received());
      }
    }
    end();
  }

  /** The lines and the zero quantities, sorted by day. */
  private List<ScheduleLine> stated(ScheduledPart it) {
    Stream<ScheduleLine> zeros =
        it.zeros(cumulative).stream()
            .filter(
                zero ->
                    zero.dateKind() == kind
                        && zero.firmness() != Firmness.BACKLOG
                        && zero.firmness() != Firmness.IMMEDIATE);
    return Stream.concat(lines(it).stream(), zeros)
        .sorted(Comparator.comparing(ScheduleLine::due))
        .toList();
  }

  private List<ScheduleLine> lines(ScheduledPart it) {
    return cumulative ? it.counted() : it.lines();
  }

  private void begin(ScheduledPart first) {
    out.begin();
    kind = kind(first);
    items = 0;
  }

  private void end() {
    out.count(items);
    out.end();
  }

  private void parties(ScheduledPart first) {
    out.party("BY", first.schedule().buyer());
    out.party("SU", first.schedule().supplier());
  }

  private void shipTo(ScheduledPart it) {
    out.segment("N1", "ST", "", "92", it.schedule().site());
  }
}
