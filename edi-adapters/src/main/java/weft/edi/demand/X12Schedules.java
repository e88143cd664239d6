package weft.edi.demand;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.X12Units;
import weft.edi.onward.NotWritable;
import weft.edi.onward.TheirNames;
import weft.edi.onward.X12Writing;
import weft.edi.reader.text.Envelope;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.EdiRules.Quantities;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * 830 and 862 of releases 3040 to 5010. Quantities are discrete (A), or cumulative (C) where that
 * was agreed upon. What holds for a whole set (number, date, horizon, delivery or shipment, in an
 * 862 the ship-to) and is not the same for all parts makes several sets. Backlog is what was wanted
 * at once (FST02 A) on a day before that of issue. The time of issue is DTM 097. In an 830 a
 * cumulative that a reader does not count from what was received stands in QTY 02 below its FST.
 */
final class X12Schedules {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** FST of an LIN in an 862. */
  private static final int MOST = 100;

  /** What was received is said once, so that those of a second LIN would have no anchor. */
  private static final Text TOO_MANY =
      new Text(
          "An 862 has room for 100 cumulative quantities of a part; part %s has more.",
          "862 中每个零件最多 100 个累计数量；零件 %s 超出。");

  private final LocalDate told;
  private final X12Writing out;
  private final X12ItemWords words;
  private final boolean cumulative;
  private DateKind kind = DateKind.DELIVERY;
  private int items;

  private X12Schedules(Demand demand, Outbound rule, Envelope ours) {
    this.told = demand.told();
    this.out = new X12Writing(rule, ours);
    this.words = new X12ItemWords(out, new Legible(ours), rule.release());
    this.cumulative = rule.quantities() == Quantities.CUMULATIVE;
  }

  /** What holds for a whole set. */
  private record Head(Scheduled.Head head, DateKind kind, String site) {
    static Head of(Scheduled it) {
      return new Head(it.head(), X12Schedules.kind(it), "");
    }

    static Head withSite(Scheduled it) {
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
      Function<Scheduled, Head> head,
      BiConsumer<X12Schedules, List<Scheduled>> set) {
    List<Scheduled> all =
        Scheduled.all(demand).stream().map(it -> inTheirWords(it, demand.told())).toList();
    var writing = new X12Schedules(demand, rule, ours);
    Scheduled.alike(all, head).forEach(it -> set.accept(writing, it));
    byte[] bytes = writing.out.toBytes();
    ReadBack.require(all, bytes, ours);
    return bytes;
  }

  /** As far as X12 has words for it; a horizon that nobody began begins when it was issued. */
  private static Scheduled inTheirWords(Scheduled it, LocalDate told) {
    LocalDate issued = it.issued(told);
    LocalDateTime moment = it.release().issued();
    return new Scheduled(
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

  /** BFR04 and BSS04; a quantity with a time bears its own. */
  private static DateKind kind(Scheduled it) {
    return it.lines().stream()
        .filter(line -> line.time() == null)
        .map(ScheduleLine::dateKind)
        .findFirst()
        .orElse(DateKind.DELIVERY);
  }

  private void planning(List<Scheduled> all) {
    Scheduled first = all.getFirst();
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
    for (Scheduled it : all) {
      words.part(it, ++items);
      words.described(it);
      authorised("FI", it, Firmness.PRODUCTION);
      authorised("MT", it, Firmness.MATERIAL);
      shipTo(it);
      List<ScheduleLine> lines = stated(it);
      quantities(it, lines, !cumulative && !it.countsFromReceived() && areSayable(lines));
      received(it.received());
    }
    end();
  }

  private void shipping(List<Scheduled> all) {
    Scheduled first = all.getFirst();
    String number = first.release().number();
    begin(first);
    // BSS07 or BSS08 must be there: the release that it belongs to is not known.
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
    for (Scheduled it : all) {
      List<ScheduleLine> lines = stated(it);
      if (cumulative && lines.size() > MOST)
        throw new NotWritable(TOO_MANY.with(it.schedule().part()));
      for (int at = 0; at == 0 || at < lines.size(); at += MOST) {
        words.named(it, ++items);
        words.references(it, at == 0);
        quantities(it, lines.subList(at, Math.min(lines.size(), at + MOST)), false);
        if (at == 0) received(it.received());
      }
    }
    end();
  }

  /** With the quantities of zero, in the order of their days. */
  private List<ScheduleLine> stated(Scheduled it) {
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

  private List<ScheduleLine> lines(Scheduled it) {
    return cumulative ? it.counted() : it.lines();
  }

  private void begin(Scheduled first) {
    out.begin();
    kind = kind(first);
    items = 0;
  }

  private void end() {
    out.count(items);
    out.end();
  }

  private void parties(Scheduled first) {
    out.party("BY", first.schedule().buyer());
    out.party("SU", first.schedule().supplier());
  }

  private void shipTo(Scheduled it) {
    out.segment("N1", "ST", "", "92", it.schedule().site());
  }

  private static @Nullable LocalDate latest(Scheduled it, Firmness firmness) {
    return it.lines().stream()
        .filter(line -> line.firmness() == firmness)
        .map(ScheduleLine::due)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Until when planned quantities may be made (FI), or their material bought (MT), and up to which
   * cumulative where not all of them until then may.
   */
  private void authorised(String resource, Scheduled it, Firmness firmness) {
    LocalDate until = latest(it, firmness);
    if (until == null) return;
    Quantity reached = requireNonNullElse(it.received().cumulative(), Quantity.ZERO);
    Quantity authorised = reached;
    boolean bounded = false;
    for (ScheduleLine line : it.lines()) {
      reached = reached.plus(line.quantity());
      if (line.firmness() == firmness) authorised = reached;
      else if (line.firmness().compareTo(firmness) > 0 && !line.due().isAfter(until))
        bounded = true;
    }
    LocalDate since = it.received().since();
    if (bounded)
      out.segment(
          "ATH",
          resource,
          out.day(until),
          authorised.toString(),
          "",
          out.day(since == null ? it.begins(told) : since));
    else out.segment("ATH", resource, out.day(until));
  }

  /** What a reader knows of the quantity that a cumulative is of. */
  private record Dated(LocalDate due, @Nullable LocalTime time, String status) {}

  /**
   * Whether a reader finds each cumulative beside its own quantity: none of one date and status is
   * another's, and none falls.
   */
  private static boolean areSayable(List<ScheduleLine> lines) {
    Set<Dated> dates = new HashSet<>();
    Quantity reached = Quantity.ZERO;
    for (ScheduleLine it : lines) {
      Quantity said = it.cumulative();
      if (!dates.add(new Dated(it.due(), it.time(), status(it.firmness())))) return false;
      if (said == null) continue;
      if (reached.exceeds(said)) return false;
      reached = said;
    }
    return true;
  }

  /**
   * FST, each with its cumulative where that is stated.
   *
   * @param stated whether a reader would count it otherwise
   */
  private void quantities(Scheduled it, List<ScheduleLine> lines, boolean stated) {
    // A part that has stopped is wanted no more of.
    if (lines.isEmpty()) {
      String nothing = cumulative ? it.anchor().toString() : "0";
      out.segment("FST", nothing, "C", "D", out.day(it.begins(told)));
    }
    for (ScheduleLine line : lines) {
      List<String> fst = new ArrayList<>();
      fst.add(String.valueOf(cumulative ? line.cumulative() : line.quantity()));
      fst.add(status(line.firmness()));
      fst.add(timing(line.bucket()));
      fst.add(out.day(line.due()));
      LocalTime time = line.time();
      if (time != null)
        fst.addAll(
            List.of("", line.dateKind() == DateKind.SHIP ? "010" : "002", TIME.format(time)));
      out.segment("FST", fst.toArray(String[]::new));
      Quantity reached = line.cumulative();
      if (stated && reached != null) out.segment("QTY", "02", reached.toString());
    }
  }

  /** DE 680; what D is worth, ATH says. */
  private static String status(Firmness it) {
    return switch (it) {
      case FIRM -> "C";
      case IMMEDIATE, BACKLOG -> "A";
      case PRODUCTION, MATERIAL, FORECAST -> "D";
    };
  }

  /** DE 681. */
  private static String timing(Bucket it) {
    return switch (it) {
      case DAY -> "D";
      case WEEK -> "W";
      case MONTH -> "M";
      case FLEXIBLE -> "F";
    };
  }

  /** SHP 01 the last receipt, 02 the cumulative; 050 received, 051 from which day it counts. */
  private void received(Received it) {
    if (it.lastQuantity() != null) {
      shipped("01", it.lastQuantity().toString(), it.lastDate());
      if (it.lastReference() != null) out.segment("REF", "SI", it.lastReference());
    }
    if (it.cumulative() == null) return;
    if (it.since() == null) shipped("02", it.cumulative().toString(), it.asOf());
    else {
      String asOf = it.asOf() == null ? "" : out.day(it.asOf());
      out.segment("SHP", "02", it.cumulative().toString(), "051", out.day(it.since()), "", asOf);
    }
  }

  private void shipped(String qualifier, String quantity, @Nullable LocalDate day) {
    String received = day == null ? "" : "050";
    out.segment("SHP", qualifier, quantity, received, day == null ? "" : out.day(day));
  }
}
