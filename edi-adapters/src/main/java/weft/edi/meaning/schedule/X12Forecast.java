package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.HighWater.Ahead;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * One item of an 830 or 862. Its quantities are discrete or cumulative as BFR05 or BSS11 says, by
 * the day of delivery or of shipment as BFR04 or BSS04 says. SHP are anchors, not demand; ATH tells
 * how far production and material are authorised: what is planned is split where an authorisation
 * ends.
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

  private final MeaningFindings findings;
  private final X12Quantities quantities;
  private final Authorisations authorisations;

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
      Group lin,
      Segment head,
      int quantities,
      String place,
      AgreedUnits units,
      MeaningFindings findings) {
    var forecast = new X12Forecast(lin, head, quantities, place, units, findings);
    forecast.quantities.read(lin);
    if (!forecast.isAlone()) forecast.anchors.noteShared(lin, findings);
    return forecast;
  }

  private X12Forecast(
      Group lin,
      Segment head,
      int quantities,
      String place,
      AgreedUnits units,
      MeaningFindings findings) {
    this.findings = findings;
    boolean cumulative = head.value(quantities).equals("C");
    var words =
        new X12FstWords(
            head.value(3).equals("DL") ? DateKind.DELIVERY : DateKind.SHIP,
            X12Dates.day(head.value(head.tag().equals("BFR") ? 7 : 2)),
            findings);
    this.quantities = new X12Quantities(lin, place, cumulative, words, units, findings);
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
    return quantities.byPlace().keySet();
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

  String unit() {
    return quantities.unit();
  }

  /** What was received at each of its places. */
  Received received() {
    return atEach().received();
  }

  private X12Anchors atEach() {
    return isAlone() ? anchors : anchors.ofEach();
  }

  private boolean isAlone() {
    return quantities.byPlace().size() == 1;
  }

  /** Whether what is planned is authorised up to a cumulative. */
  boolean isBounded() {
    return authorisations.areBounded() && quantities.arePlanned();
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
    Demands demands = quantities.byPlace().get(at);
    return demands == null ? null : demands.days();
  }

  /** The first quantity that is counted from another; null where none is. */
  @Nullable Segment counted(String at) {
    Demands demands = quantities.byPlace().get(at);
    return demands == null ? null : demands.counted();
  }

  Counting counting(String at) {
    Demands demands = quantities.byPlace().get(at);
    return demands == null ? Counting.DISCRETE : demands.counting();
  }

  /** Whether it may leave nothing firm, as it says so. */
  boolean saysNothing(String at) {
    Demands demands = quantities.byPlace().get(at);
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
    quantities
        .byPlace()
        .forEach(
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
    return segment == null || !quantities.isPlanned(segment)
        ? List.of(line)
        : authorisations.split(line, before);
  }
}
