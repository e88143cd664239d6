package weft.edi.meaning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.Bucket;
import weft.scheduling.DateKind;
import weft.scheduling.Firmness;
import weft.scheduling.Received;
import weft.scheduling.ScheduleLine;

/**
 * The quantities of one item of an 830. FST01 is what is wanted, discrete or cumulative as BFR05
 * says, by the day of delivery or of shipment as BFR04 says. FST02 is its status (C firm, D
 * planning, A immediate), FST03 its timing (C daily, D discrete, W weekly, M monthly): the same
 * letters, other meanings. SHP are anchors, not demand; ATH tells how far production and material
 * are authorised.
 */
final class X12Forecast {
  private static final Text UNANCHORED =
      new Text(
          "Cumulative quantities without the cumulative received (SHP) or the one required before"
              + " this schedule (ATH PQ): what is wanted cannot be known.",
          "只有累计数量而没有累计收货量（SHP）或本期之前的累计需求量（ATH PQ），无法得出需求量。");

  private final Map<String, Demands> byPlace = new LinkedHashMap<>();
  private final Findings findings;
  private final String place;
  private final boolean cumulative;
  private final DateKind dates;
  private final @Nullable LocalDate production;
  private final @Nullable LocalDate material;
  private final Received received;
  private final @Nullable Quantity previous;

  /**
   * Reads an item.
   *
   * @param place the ship-to of what SDQ does not divide
   */
  static X12Forecast of(Group lin, Segment bfr, String place, Findings findings) {
    var forecast = new X12Forecast(lin, bfr, place, findings);
    for (Group below : lin.groups()) {
      if (below.begins("FST")) forecast.fst(below.segments().getFirst(), below.segments("SDQ"));
      else if (below.begins("SDP"))
        below.segments("FST").forEach(it -> forecast.fst(it, List.of()));
    }
    if (forecast.byPlace.isEmpty()) forecast.byPlace.put(place, new Demands());
    return forecast;
  }

  private X12Forecast(Group lin, Segment bfr, String place, Findings findings) {
    this.findings = findings;
    this.place = place;
    this.cumulative = bfr.value(4).equals("C");
    this.dates = bfr.value(3).equals("DL") ? DateKind.DELIVERY : DateKind.SHIP;
    this.production = authorised(lin, "FI");
    this.material = authorised(lin, "MT");
    var anchors = X12Anchors.of(lin, findings);
    this.received = anchors.received();
    this.previous = anchors.previous();
    if (!cumulative && !bfr.value(4).equals("A"))
      findings.note(
          bfr,
          "BFR05",
          FaultCode.MEANING_UNKNOWN,
          "Quantity type " + bfr.value(4) + " is read as discrete quantities.",
          "数量类型 " + bfr.value(4) + " 按离散数量处理。");
  }

  /** Where it is wanted, in the partner's words; "" where it is not said. */
  Set<String> places() {
    return byPlace.keySet();
  }

  Received received() {
    return received;
  }

  List<ScheduleLine> lines(String at) {
    Demands demands = byPlace.get(at);
    return demands == null
        ? List.of()
        : demands.lines(received, previous, "FST01", UNANCHORED, findings);
  }

  private static @Nullable LocalDate authorised(Group lin, String resource) {
    LocalDate until = null;
    for (Segment ath : lin.segments("ATH"))
      if (ath.value(0).equals(resource)) until = X12Dates.day(ath.value(1));
    return until;
  }

  private void fst(Segment fst, List<Segment> sdq) {
    LocalDate due = X12Dates.day(fst.value(3));
    if (due == null) return; // mandatory, so the reader has said so
    if (sdq.isEmpty()) add(place, fst, 0, "FST01", fst, due);
    for (Segment it : sdq)
      for (int i = 2; i + 1 < it.elements(); i += 2)
        if (!it.value(i).isEmpty())
          add(it.value(i), it, i + 1, "SDQ%02d".formatted(i + 2), fst, due);
  }

  private void add(
      String at, Segment source, int element, String name, Segment fst, LocalDate due) {
    Quantity quantity = findings.number(source, element, 0, name).map(Quantity::new).orElse(null);
    if (quantity == null) return;
    boolean timed = Set.of("002", "010").contains(fst.value(5));
    DateKind kind =
        fst.value(5).equals("002")
            ? DateKind.DELIVERY
            : fst.value(5).equals("010") ? DateKind.SHIP : dates;
    byPlace
        .computeIfAbsent(at, _ -> new Demands())
        .add(
            new Demands.Demand(
                due,
                timed ? X12Dates.time(fst.value(6)) : null,
                kind,
                bucket(fst, due),
                firmness(fst, due),
                quantity,
                source),
            cumulative);
  }

  private Firmness firmness(Segment fst, LocalDate due) {
    return switch (fst.value(1)) {
      case "C" -> Firmness.FIRM;
      case "A" -> Firmness.IMMEDIATE;
      case "D" -> planned(due);
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

  /** What is planned within an authorisation may be produced, or its material bought. */
  private Firmness planned(LocalDate due) {
    if (production != null && !due.isAfter(production)) return Firmness.PRODUCTION;
    if (material != null && !due.isAfter(material)) return Firmness.MATERIAL;
    return Firmness.FORECAST;
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
