package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Findings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.HighWater.Ahead;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * The quantities of one item of an 830 or 862. FST01 is what is wanted, discrete or cumulative as
 * BFR05 or BSS11 says, by the day of delivery or of shipment as BFR04 or BSS04 says. FST02 is its
 * status (C firm, D planning, A immediate, and what was wanted at once on a day before the schedule
 * was issued is backlog), FST03 its timing (C daily, D discrete, W weekly, M monthly): the same
 * letters, other meanings. SHP are anchors, not demand; ATH tells how far production and material
 * are authorised: what is planned is split where an authorisation ends. JIT parts a day's quantity
 * among its times. QTY 02 below a discrete FST is the cumulative beside it.
 */
final class X12Forecast {
  private static final Text UNANCHORED =
      new Text(
          "Cumulative quantities without the cumulative received (SHP) or the one required before"
              + " this schedule (ATH PQ): what is wanted cannot be known.",
          "只有累计数量而没有累计收货量（SHP）或本期之前的累计需求量（ATH PQ），无法得出需求量。");

  private static final Text SHARED =
      new Text(
          "Cumulative quantities of several ship-tos: what was received (SHP, ATH PQ) is that of"
              + " all together, so that what each wants cannot be known.",
          "多个收货地的累计数量：累计收货量（SHP、ATH PQ）为各收货地合计，无法得出各地需求量。");

  private final Map<String, Demands> byPlace = new LinkedHashMap<>();
  private final AgreedUnits units;
  private final Findings findings;
  private final String unit;
  private final String place;
  private final boolean cumulative;
  private final DateKind dates;
  private final @Nullable LocalDate issued;
  private final Authorisations authorisations;

  /** Segments of what is planned. */
  private final Set<Integer> planned = new HashSet<>();

  private @Nullable Map<String, List<ScheduleLine>> lines;

  /** By place, what is received or wanted at all of them before each quantity. */
  private final Map<String, List<Ahead>> ahead = new HashMap<>();

  private final X12Anchors anchors;

  /**
   * Reads an item.
   *
   * @param head BFR or BSS
   * @param quantities the element of it, from 0, that says discrete or cumulative
   * @param place the ship-to of what SDQ does not divide
   * @param units of its part
   */
  static X12Forecast of(
      Group lin, Segment head, int quantities, String place, AgreedUnits units, Findings findings) {
    var forecast = new X12Forecast(lin, head, quantities, place, units, findings);
    for (Group below : lin.groups()) {
      if (below.begins("FST")) forecast.fst(below);
      else if (below.begins("SDP"))
        below.segments("FST").forEach(it -> forecast.fst(it, List.of(), List.of(), List.of()));
    }
    if (forecast.byPlace.isEmpty()) forecast.byPlace.put(place, new Demands());
    if (!forecast.isAlone()) forecast.anchors.noteShared(lin, findings);
    return forecast;
  }

  private X12Forecast(
      Group lin, Segment head, int quantities, String place, AgreedUnits units, Findings findings) {
    this.findings = findings;
    this.units = units;
    this.unit = unit(lin);
    this.place = place;
    this.cumulative = head.value(quantities).equals("C");
    this.dates = head.value(3).equals("DL") ? DateKind.DELIVERY : DateKind.SHIP;
    this.issued = X12Dates.day(head.value(head.tag().equals("BFR") ? 7 : 2));
    this.authorisations =
        new Authorisations(
            Authorisation.of(lin, "FI", findings), Authorisation.of(lin, "MT", findings));
    this.anchors = X12Anchors.of(lin, findings);
    if (!cumulative && !head.value(quantities).equals("A"))
      findings.note(
          head,
          X12Items.name(head, quantities),
          FaultCode.MEANING_UNKNOWN,
          "Quantity type " + head.value(quantities) + " is read as discrete quantities.",
          "数量类型 " + head.value(quantities) + " 按离散数量处理。");
  }

  /** Where it is wanted, in the partner's words; "" where it is not said. */
  Set<String> places() {
    return byPlace.keySet();
  }

  /** Says so where a quantity is not said to be wanted anywhere. */
  void requirePlaces(Segment line) {
    if (places().contains(""))
      findings.error(
          line,
          null,
          FaultCode.SITE_UNKNOWN,
          "No ship-to: neither N1 ST nor SDQ says where to deliver.",
          "缺少收货地：N1 ST 和 SDQ 均未给出。");
  }

  /** UIT, else the first divided quantity's (SDQ01). */
  private static String unit(Group lin) {
    Segment uit = lin.segment("UIT");
    if (uit != null && !uit.value(0, 0).isEmpty()) return X12Items.unit(uit.value(0, 0));
    return lin.groupsAt("FST").stream()
        .flatMap(it -> it.segments("SDQ").stream())
        .map(it -> it.value(0))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .map(X12Items::unit)
        .orElse("PCE");
  }

  String unit() {
    return unit;
  }

  /** What was received at each of its places. */
  Received received() {
    return atEach().received();
  }

  private X12Anchors atEach() {
    return isAlone() ? anchors : anchors.ofEach();
  }

  private boolean isAlone() {
    return byPlace.size() == 1;
  }

  /** Whether what is planned is authorised up to a cumulative. */
  boolean isBounded() {
    return authorisations.areBounded() && !planned.isEmpty();
  }

  /** The most that was ever authorised, at all places together. */
  @Nullable HighWater most(String at) {
    lines(at); // which says what stands before each
    return HighWater.of(
        Authorisation.most(authorisations.production()),
        Authorisation.most(authorisations.material()),
        isAlone() ? null : List.copyOf(ahead.getOrDefault(at, List.of())));
  }

  /** From the first to the last day it speaks of, be it of nothing; null where it names none. */
  @Nullable DateRange days(String at) {
    Demands demands = byPlace.get(at);
    return demands == null ? null : demands.days();
  }

  /** The first quantity that is counted from another; null where none is. */
  @Nullable Segment counted(String at) {
    Demands demands = byPlace.get(at);
    return demands == null ? null : demands.counted();
  }

  Counting counting(String at) {
    Demands demands = byPlace.get(at);
    return demands == null ? Counting.DISCRETE : demands.counting();
  }

  /** Whether it may leave nothing firm, as it says so. */
  boolean saysNothing(String at) {
    Demands demands = byPlace.get(at);
    return demands != null && demands.saysNothing();
  }

  List<ScheduleLine> lines(String at) {
    Map<String, List<ScheduleLine>> all = lines;
    if (all == null) lines = all = authorised();
    return all.getOrDefault(at, List.of());
  }

  private record At(String place, ScheduleLine line) {}

  /** An authorisation is for all places together, in the order of their days. */
  private Map<String, List<ScheduleLine>> authorised() {
    List<At> all = new ArrayList<>();
    byPlace.forEach(
        (at, demands) ->
            demands
                .lines(
                    atEach().received(),
                    atEach().previous(),
                    "FST01",
                    isAlone() ? UNANCHORED : SHARED,
                    findings)
                .forEach(it -> all.add(new At(at, it))));
    all.sort(Comparator.comparing(it -> it.line().due()));
    Map<String, List<ScheduleLine>> authorised = new HashMap<>();
    Quantity before =
        requireNonNullElse(
            anchors.received().cumulative(), requireNonNullElse(anchors.previous(), Quantity.ZERO));
    for (At it : all) {
      Integer segment = it.line().segment();
      if (segment != null)
        ahead.computeIfAbsent(it.place(), _ -> new ArrayList<>()).add(new Ahead(segment, before));
      authorised
          .computeIfAbsent(it.place(), _ -> new ArrayList<>())
          .addAll(authorised(it.line(), before));
      before = before.plus(it.line().quantity());
    }
    return authorised;
  }

  private List<ScheduleLine> authorised(ScheduleLine line, Quantity before) {
    Integer segment = line.segment();
    return segment == null || !planned.contains(segment)
        ? List.of(line)
        : authorisations.split(line, before);
  }

  private void fst(Group group) {
    List<Segment> jit = group.groupsAt("JIT").stream().map(it -> it.segments().getFirst()).toList();
    fst(group.segments().getFirst(), group.segments("SDQ"), jit, group.segments("QTY"));
  }

  private void fst(Segment fst, List<Segment> sdq, List<Segment> jit, List<Segment> qty) {
    LocalDate due = X12Dates.day(fst.value(3));
    if (due == null) return; // mandatory, so the reader has said so
    if (sdq.isEmpty() && jit.isEmpty()) add(place, fst, 0, "FST01", fst, due);
    if (sdq.isEmpty() && jit.isEmpty() && !cumulative) beside(qty, fst, due);
    if (sdq.isEmpty() && !jit.isEmpty()) timed(fst, due, jit);
    if (!sdq.isEmpty()) divided(fst, sdq, due);
  }

  /** What SDQ divides is all that the FST says: of more or less nobody knows who wants it. */
  private void divided(Segment fst, List<Segment> sdq, LocalDate due) {
    Quantity sum = Quantity.ZERO;
    boolean known = true;
    for (Segment it : sdq)
      for (int i = 2; i + 1 < it.elements(); i += 2) {
        if (it.value(i).isEmpty()) continue;
        Quantity part = add(it.value(i), it, i + 1, "SDQ%02d".formatted(i + 2), fst, due);
        known &= part != null;
        if (part != null) sum = sum.plus(part);
      }
    Quantity whole =
        known ? findings.number(fst, 0, 0, "FST01").map(Quantity::new).orElse(null) : null;
    if (whole != null && !whole.equals(sum))
      findings.error(
          sdq.getFirst(),
          "SDQ04",
          FaultCode.CONTROL_TOTAL,
          "SDQ adds up to %s, but FST01 says %s.".formatted(sum, whole),
          "SDQ 分配的数量合计为 %s，而 FST01 为 %s。".formatted(sum, whole));
  }

  /** QTY 02: what a discrete quantity, as a whole, brings the part to. */
  private void beside(List<Segment> quantities, Segment fst, LocalDate due) {
    for (Segment qty : quantities) {
      if (!qty.value(0).equals("02")) continue;
      Quantity reached = findings.number(qty, 1, 0, "QTY02").map(Quantity::new).orElse(null);
      if (reached != null)
        demands(place).add(demanded(fst, due, time(fst), kind(fst), reached, qty), true);
    }
  }

  private Demands demands(String at) {
    return byPlace.computeIfAbsent(at, _ -> new Demands());
  }

  private static @Nullable LocalTime time(Segment fst) {
    return Set.of("002", "010").contains(fst.value(5)) ? X12Dates.time(fst.value(6)) : null;
  }

  private @Nullable Quantity add(
      String at, Segment source, int element, String name, Segment fst, LocalDate due) {
    demands(at); // wanted there, be it not known how much
    Quantity quantity = findings.number(source, element, 0, name).map(Quantity::new).orElse(null);
    if (quantity != null && source != fst && !source.value(0).isEmpty())
      quantity =
          units.in(unit, quantity, X12Items.unit(source.value(0)), source, "SDQ01", findings);
    quantity = findings.wanted(quantity, source, name);
    if (quantity != null) demand(at, due, time(fst), kind(fst), fst, quantity, source);
    return quantity;
  }

  /** What no time is given for stays a quantity of the day. */
  private void timed(Segment fst, LocalDate due, List<Segment> jit) {
    Quantity day =
        findings.wanted(
            findings.number(fst, 0, 0, "FST01").map(Quantity::new).orElse(null), fst, "FST01");
    Quantity given = Quantity.ZERO;
    for (Segment it : jit) {
      Quantity part =
          findings.wanted(
              findings.number(it, 0, 0, "JIT01").map(Quantity::new).orElse(null), it, "JIT01");
      if (part == null) continue;
      given = cumulative ? part : given.plus(part);
      demand(place, due, X12Dates.time(it.value(1)), kind(fst), fst, part, it);
    }
    if (day != null && given.exceeds(day))
      findings.error(
          jit.getLast(),
          "JIT01",
          FaultCode.CONTROL_TOTAL,
          "JIT adds up to %s, but FST01 says %s.".formatted(given, day),
          "JIT 分时数量合计为 %s，而 FST01 为 %s。".formatted(given, day));
    if (day != null && day.exceeds(given))
      demand(place, due, null, kind(fst), fst, cumulative ? day : day.minus(given), fst);
  }

  private DateKind kind(Segment fst) {
    return switch (fst.value(5)) {
      case "002" -> DateKind.DELIVERY;
      case "010" -> DateKind.SHIP;
      default -> dates;
    };
  }

  private void demand(
      String at,
      LocalDate due,
      @Nullable LocalTime time,
      DateKind kind,
      Segment fst,
      Quantity quantity,
      Segment source) {
    if (fst.value(1).equals("D")) planned.add(source.number());
    demands(at).add(demanded(fst, due, time, kind, quantity, source), cumulative);
  }

  private Demands.Demand demanded(
      Segment fst,
      LocalDate due,
      @Nullable LocalTime time,
      DateKind kind,
      Quantity quantity,
      Segment source) {
    return new Demands.Demand(
        due, time, kind, bucket(fst, due), firmness(fst, due), quantity, source);
  }

  private Firmness firmness(Segment fst, LocalDate due) {
    return switch (fst.value(1)) {
      case "C" -> Firmness.FIRM;
      case "A" -> issued != null && due.isBefore(issued) ? Firmness.BACKLOG : Firmness.IMMEDIATE;
      case "D" -> Firmness.FORECAST;
      default -> {
        findings.note(
            fst,
            "FST02",
            FaultCode.MEANING_UNKNOWN,
            "Status " + fst.value(1) + " is read as forecast.",
            "状态 " + fst.value(1) + " 按预测处理。");
        yield Firmness.FORECAST;
      }
    };
  }

  private static Bucket bucket(Segment fst, LocalDate due) {
    return switch (fst.value(2)) {
      case "W" -> Bucket.WEEK;
      case "M" -> Bucket.MONTH;
      case "C", "D" -> Bucket.DAY;
      case "F" -> Bucket.FLEXIBLE;
      default -> spanned(due, X12Dates.day(fst.value(4)));
    };
  }

  private static Bucket spanned(LocalDate from, @Nullable LocalDate until) {
    long days = until == null ? 0 : ChronoUnit.DAYS.between(from, until) + 1;
    return days >= 28 ? Bucket.MONTH : days >= 5 ? Bucket.WEEK : Bucket.DAY;
  }
}
