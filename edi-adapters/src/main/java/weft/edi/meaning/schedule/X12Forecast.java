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
 * One item of an 830 or 862. BFR05 or BSS11 states whether quantities are discrete or cumulative,
 * BFR04 or BSS04 whether days are of delivery or of shipment. SHP are anchors, not demand. ATH
 * states how far production and material are authorised; planned quantities are split at the end of
 * an authorisation.
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

  /** The total received or needed at all places before each quantity, keyed by place. */
  private final Map<String, List<Ahead>> ahead = new HashMap<>();

  private final X12Anchors anchors;

  /**
   * Reads an item.
   *
   * @param head BFR or BSS
   * @param quantities index in {@code head} of the element that states discrete or cumulative, from
   *     0
   * @param place the ship-to of quantities without SDQ
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

  /** Returns the ship-to codes of the partner; "" if none is stated. */
  Set<String> places() {
    return quantities.byPlace().keySet();
  }

  /** Reports a fault if a quantity has no ship-to. */
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

  /** Returns the received quantity of each place. */
  Received received() {
    return atEach().received();
  }

  private X12Anchors atEach() {
    return isAlone() ? anchors : anchors.ofEach();
  }

  private boolean isAlone() {
    return quantities.byPlace().size() == 1;
  }

  /** Returns whether planned demand is authorised up to a cumulative. */
  boolean isBounded() {
    return authorisations.areBounded() && quantities.arePlanned();
  }

  /** Returns the highest authorised cumulative of all places together. */
  @Nullable HighWater most(String at) {
    lines(at); // fills ahead
    return HighWater.of(
        Authorisation.most(authorisations.production()),
        Authorisation.most(authorisations.material()),
        isAlone() ? null : List.copyOf(ahead.getOrDefault(at, List.of())));
  }

  /** Returns the range of the stated days, including zero quantities; null if there are none. */
  @Nullable DateRange days(String at) {
    Demands demands = quantities.byPlace().get(at);
    return demands == null ? null : demands.days();
  }

  /** Returns the first quantity that is counted from another; null if there is none. */
  @Nullable Segment counted(String at) {
    Demands demands = quantities.byPlace().get(at);
    return demands == null ? null : demands.counted();
  }

  Counting counting(String at) {
    Demands demands = quantities.byPlace().get(at);
    return demands == null ? Counting.DISCRETE : demands.counting();
  }

  /** Returns whether the item may remove all firm demand. */
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

  /**
   * Splits the demand of all places together, by date, because an authorisation covers all places.
   */
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
