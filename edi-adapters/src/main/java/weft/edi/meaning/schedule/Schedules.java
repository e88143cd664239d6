package weft.edi.meaning.schedule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.StatusByDefault;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.Stated;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * The quantities of one item. Only a quantity with an SCC is demand: QTY 113, 1, 21 discrete, 3 and
 * 78 cumulative. QTY without SCC are anchors: 70 cumulative received, 79 previous cumulative, 48
 * and 194 last receipt. Reading 70 as demand would create phantom orders.
 */
final class Schedules {
  private static final Set<String> CUMULATIVE = Set.of("3", "78");
  private static final Set<String> DEMAND = Set.of("113", "1", "21", "3", "78");

  /** Without a day, these may be sums of the item, or earlier quantities. */
  private static final Set<String> DATED_DEMAND = Set.of("1", "21", "3");

  private static final Text UNANCHORED =
      new Text(
          "Cumulative quantities without the cumulative received (QTY 70) or the previous one (QTY"
              + " 79): what is wanted cannot be known.",
          "只有累计数量而没有累计收货量（QTY 70）或上期累计量（QTY 79），无法得出需求量。");

  /** A call-off may omit the SCC, and may state the day in a group above the quantities. */
  private final boolean calledOff;

  /** Demand needs a status (SCC) unless the partners agreed a default; a promise needs none. */
  private final boolean needsStatus;

  private final Demands demands = new Demands();
  private final EdifactAnchors anchors = new EdifactAnchors();
  private final EdifactDemand words;
  private final AgreedUnits units;
  private final MeaningFindings findings;
  private final List<Counted> counted = new ArrayList<>();
  private String unit = "";
  private @Nullable Segment unitAt;
  private boolean isSettled;

  /** Qualifiers that only repeat the requested quantity, if the answer has separate promises. */
  private Set<String> repeated = Set.of();

  /**
   * A quantity that counts, before the common unit is known.
   *
   * @param scc of a demand
   * @param above the time from the groups above, used if the quantity states none
   */
  private record Counted(
      Group group, boolean isAnchor, @Nullable Segment scc, Dates.@Nullable When above) {
    Segment qty() {
      return group.segments().getFirst();
    }
  }

  private Schedules(
      boolean calledOff,
      boolean promised,
      @Nullable LocalDateTime issued,
      Profile profile,
      String part,
      MeaningFindings findings) {
    StatusByDefault agreed = profile.rules().schedule().withoutStatus();
    Firmness withoutStatus = agreed == null ? null : Firmness.valueOf(agreed.name());
    this.calledOff = calledOff;
    this.needsStatus = !promised && withoutStatus == null;
    this.words = new EdifactDemand(calledOff ? null : withoutStatus, promised, issued, findings);
    this.units = AgreedUnits.of(profile, part);
    this.findings = findings;
  }

  /** Reads the quantities of these groups together. */
  static Schedules of(
      List<Group> items,
      @Nullable LocalDateTime issued,
      Profile profile,
      String part,
      MeaningFindings findings) {
    var schedules = new Schedules(false, false, issued, profile, part, findings);
    items.forEach(schedules::read);
    return schedules;
  }

  /** Reads the quantities that a supplier's answer promises in these groups together. */
  static Schedules promised(
      List<Group> items,
      @Nullable LocalDateTime issued,
      Profile profile,
      String part,
      MeaningFindings findings) {
    var schedules = new Schedules(false, true, issued, profile, part, findings);
    if (items.stream().anyMatch(Schedules::promises)) schedules.repeated = Set.of("1", "21");
    items.forEach(schedules::read);
    return schedules;
  }

  private static boolean promises(Group group) {
    return group.begins("QTY")
        ? group.segments().getFirst().value(0).equals("113")
        : group.groups().stream().anyMatch(Schedules::promises);
  }

  private void read(Group item) {
    for (Group below : item.groups()) {
      if (below.begins("SCC")) scc(below);
      else if (below.begins("QTY")) qty(below, null);
    }
  }

  /** Starts a call-off; {@link #add} adds the quantities of its items. */
  static Schedules calledOff(
      @Nullable LocalDateTime issued, Profile profile, String part, MeaningFindings findings) {
    return new Schedules(true, false, issued, profile, part, findings);
  }

  /**
   * Adds the quantities of an item of a call-off.
   *
   * @param day their day, used if they state none
   */
  void add(Group item, Dates.@Nullable When day) {
    item.groupsAt("QTY").forEach(it -> qty(it, day));
  }

  /** Returns whether the group itself has demand, including zero. */
  static boolean isIn(Group item) {
    return item.groups().stream()
        .anyMatch(it -> it.begins("SCC") || (it.begins("QTY") && it.segment("SCC") != null));
  }

  String unit() {
    settle();
    return unit.isEmpty() ? "PCE" : unit;
  }

  /** Returns the unit and its first place; null if none is stated. */
  @Nullable Stated statedUnit() {
    settle();
    return unitAt == null ? null : new Stated(unit, ScheduleAnswers.at(unitAt, "C186.6411"));
  }

  Received received() {
    settle();
    return anchors.received();
  }

  /** D97A and later: SCC, and below it each QTY with its dates. */
  private void scc(Group scc) {
    for (Group below : scc.groupsAt("QTY")) demand(scc.segments().getFirst(), below, null);
  }

  /** D96A: QTY, followed by an SCC if it is demand. */
  private void qty(Group group, Dates.@Nullable When above) {
    Segment scc = group.segment("SCC");
    String qualifier = group.segments().getFirst().value(0);
    if (scc != null) demand(scc, group, above);
    else if (calledOff && DEMAND.contains(qualifier)) demand(null, group, above);
    else if (isWanted(qualifier, group)) unstated(group);
    else anchor(group);
  }

  /** Returns whether a quantity without a status is demand, by its qualifier or its day. */
  private static boolean isWanted(String qualifier, Group group) {
    return qualifier.equals("113")
        || (DATED_DEMAND.contains(qualifier) && Dates.first(group, EdifactDemand.WANTED) != null);
  }

  private void unstated(Group group) {
    if (!needsStatus) demand(null, group, null);
    else
      findings.error(
          group.segments().getFirst(),
          "C186.6063",
          FaultCode.VALUE_MISSING,
          "The quantity has no status (SCC), so it is not known whether it is firm, and no default"
              + " is agreed (withoutStatus).",
          "该数量没有状态（SCC），无法判断是否为锁定需求；双方也未约定默认状态（withoutStatus）。");
  }

  /** Ignores stock, safety stock and similar quantities, which the hub does not keep yet. */
  private void anchor(Group group) {
    if (EdifactAnchors.isOne(group.segments().getFirst()))
      counted.add(new Counted(group, true, null, null));
  }

  private void demand(@Nullable Segment scc, Group group, Dates.@Nullable When above) {
    Segment qty = group.segments().getFirst();
    if (EdifactAnchors.isOne(qty)) {
      anchor(group);
      return;
    }
    if (repeated.contains(qty.value(0))) return;
    if (!DEMAND.contains(qty.value(0))) {
      findings.note(
          qty,
          "C186.6063",
          FaultCode.MEANING_UNKNOWN,
          "Quantity qualifier " + qty.value(0) + " is not demand and was ignored.",
          "数量限定符 " + qty.value(0) + " 不是需求，已忽略。");
      return;
    }
    counted.add(new Counted(group, false, scc, above));
  }

  /** Converts all quantities into one unit after all of them are read. */
  private void settle() {
    if (isSettled) return;
    isSettled = true;
    List<Counted> stated =
        counted.stream()
            .filter(it -> !it.qty().value(0, 2).isEmpty())
            .sorted(Comparator.comparing(Counted::isAnchor)) // demand decides the unit first
            .toList();
    if (!stated.isEmpty()) {
      unit = units.together(stated.stream().map(it -> it.qty().value(0, 2)).toList());
      unitAt = stated.getFirst().qty();
    }
    for (Counted it : counted) {
      Segment qty = it.qty();
      Quantity quantity =
          findings
              .quantity(qty)
              .map(said -> units.in(unit, said, qty.value(0, 2), qty, "C186.6411", findings))
              .orElse(null);
      if (quantity == null) continue;
      if (it.isAnchor()) {
        // A last receipt below zero is a return.
        boolean counts = EdifactAnchors.isCumulative(qty);
        Quantity said = counts ? findings.counted(quantity, qty, "C186.6060") : quantity;
        if (said != null) anchors.take(it.group(), said, findings);
        continue;
      }
      Quantity wanted = findings.wanted(quantity, qty, "C186.6060");
      if (wanted != null) demanded(it, wanted);
    }
  }

  private void demanded(Counted it, Quantity quantity) {
    Demands.Demand demand = words.demand(it.group(), it.scc(), it.above(), quantity);
    if (demand != null) demands.add(demand, CUMULATIVE.contains(it.qty().value(0)));
    else if (!quantity.isPositive()) demands.nothing();
  }

  Counting counting() {
    settle();
    return demands.counting();
  }

  /** Returns whether the item may remove all firm demand. */
  boolean saysNothing() {
    settle();
    return demands.saysNothing();
  }

  @Nullable DateRange days() {
    settle();
    return demands.days();
  }

  /** Returns the first quantity that is counted from another; null if there is none. */
  @Nullable Segment counted() {
    settle();
    return demands.counted();
  }

  List<ScheduleLine> lines() {
    settle();
    return demands.lines(anchors.received(), anchors.previous(), "C186.6060", UNANCHORED, findings);
  }
}
