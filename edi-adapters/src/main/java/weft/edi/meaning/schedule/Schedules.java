package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.Findings;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.EdiRules.StatusByDefault;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.Stated;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * The quantities of one item. Demand is only what stands with an SCC: QTY 113, 1, 21 discrete, 3
 * and 78 cumulative. QTY without SCC are anchors: 70 cumulative received, 79 previous cumulative,
 * 48 and 194 last receipt. Reading 70 as demand makes phantom orders.
 */
final class Schedules {
  private static final Set<String> CUMULATIVE = Set.of("3", "78");
  private static final Set<String> DEMAND = Set.of("113", "1", "21", "3", "78");

  /** Without a day these may be sums of the item, or what it had before. */
  private static final Set<String> DATED_DEMAND = Set.of("1", "21", "3");

  /** What was received stays what was received, even where a partner puts it below an SCC. */
  private static final Set<String> ANCHORS = Set.of("70", "79", "48", "194");

  /** Delivery, despatch, and what bounds either. */
  static final String[] WANTED = {"2", "10", "64", "63", "67", "69"};

  /** The same of a promise, which may stand beside what was asked for. */
  private static final String[] PROMISED = {"69", "67", "17", "2", "10", "64", "63"};

  private static final Text UNANCHORED =
      new Text(
          "Cumulative quantities without the cumulative received (QTY 70) or the previous one (QTY"
              + " 79): what is wanted cannot be known.",
          "只有累计数量而没有累计收货量（QTY 70）或上期累计量（QTY 79），无法得出需求量。");

  /** How binding a quantity of a release is that does not say so itself; null: it is wrong. */
  private final @Nullable Firmness withoutStatus;

  /** A call-off may state its quantities without an SCC, and its day above them. */
  private final boolean calledOff;

  /** An answer's days are days, whatever frequency its SCC repeats. */
  private final boolean promised;

  private final Demands demands = new Demands();
  private final AgreedUnits units;
  private final Findings findings;
  private final @Nullable LocalDateTime issued;
  private final List<Counted> counted = new ArrayList<>();
  private String unit = "";
  private @Nullable Segment unitAt;
  private boolean isSettled;

  /** Quantities that only repeat what was asked for, where others are promised. */
  private Set<String> repeated = Set.of();

  private Received received = Received.UNKNOWN;
  private @Nullable Quantity previous;

  /**
   * A quantity that counts, before it is known in which unit all of them are told.
   *
   * @param scc of a demand
   * @param above when it is wanted, as far as it does not say so itself
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
      Findings findings) {
    StatusByDefault agreed = profile.rules().schedule().withoutStatus();
    this.withoutStatus = agreed == null ? null : Firmness.valueOf(agreed.name());
    this.calledOff = calledOff;
    this.promised = promised;
    this.issued = issued;
    this.units = AgreedUnits.of(profile, part);
    this.findings = findings;
  }

  /** The quantities that stand in these groups together. */
  static Schedules of(
      List<Group> items,
      @Nullable LocalDateTime issued,
      Profile profile,
      String part,
      Findings findings) {
    var schedules = new Schedules(false, false, issued, profile, part, findings);
    items.forEach(schedules::read);
    return schedules;
  }

  /** The quantities that a supplier's answer promises in these groups together. */
  static Schedules promised(
      List<Group> items,
      @Nullable LocalDateTime issued,
      Profile profile,
      String part,
      Findings findings) {
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

  /** Of a call-off, whose items add what stands in them by {@link #add}. */
  static Schedules calledOff(
      @Nullable LocalDateTime issued, Profile profile, String part, Findings findings) {
    return new Schedules(true, false, issued, profile, part, findings);
  }

  /**
   * Adds the quantities of an item of a call-off.
   *
   * @param day when they are wanted, as far as they do not say so themselves
   */
  void add(Group item, Dates.@Nullable When day) {
    item.groupsAt("QTY").forEach(it -> qty(it, day));
  }

  /** Whether demand stands in the group itself, be it zero. */
  static boolean isIn(Group item) {
    return item.groups().stream()
        .anyMatch(it -> it.begins("SCC") || (it.begins("QTY") && it.segment("SCC") != null));
  }

  String unit() {
    settle();
    return unit.isEmpty() ? "PCE" : unit;
  }

  /** The unit, and where it is stated first; null where it is not. */
  @Nullable Stated statedUnit() {
    settle();
    return unitAt == null ? null : new Stated(unit, Answers.at(unitAt, "C186.6411"));
  }

  Received received() {
    settle();
    return received;
  }

  /** D97A and later: SCC, and below it each QTY with its dates. */
  private void scc(Group scc) {
    for (Group below : scc.groupsAt("QTY")) demand(scc.segments().getFirst(), below, null);
  }

  /** D96A: QTY, and SCC beside it where it is demand. */
  private void qty(Group group, Dates.@Nullable When above) {
    Segment scc = group.segment("SCC");
    String qualifier = group.segments().getFirst().value(0);
    if (scc != null) demand(scc, group, above);
    else if (calledOff && DEMAND.contains(qualifier)) demand(null, group, above);
    else if (isWanted(qualifier, group)) unstated(group);
    else anchor(group);
  }

  /** Whether it is demand though no status says so: by its name, or by its day. */
  private static boolean isWanted(String qualifier, Group group) {
    return qualifier.equals("113")
        || (DATED_DEMAND.contains(qualifier) && Dates.first(group, WANTED) != null);
  }

  /** A promise needs no status; what is wanted has one, or the partners agreed which. */
  private void unstated(Group group) {
    if (promised || withoutStatus != null) demand(null, group, null);
    else
      findings.error(
          group.segments().getFirst(),
          "C186.6063",
          FaultCode.VALUE_MISSING,
          "The quantity has no status (SCC), so it is not known whether it is firm, and no default"
              + " is agreed (withoutStatus).",
          "该数量没有状态（SCC），无法确定是否为确定需求；双方也未约定默认状态（withoutStatus）。");
  }

  /** Stock, safety stock and the like are not ours to keep yet. */
  private void anchor(Group group) {
    if (ANCHORS.contains(group.segments().getFirst().value(0)))
      counted.add(new Counted(group, true, null, null));
  }

  private void demand(@Nullable Segment scc, Group group, Dates.@Nullable When above) {
    Segment qty = group.segments().getFirst();
    if (ANCHORS.contains(qty.value(0))) {
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

  /** Tells all quantities in one unit, once all of them are there. */
  private void settle() {
    if (isSettled) return;
    isSettled = true;
    List<Counted> stated =
        counted.stream()
            .filter(it -> !it.qty().value(0, 2).isEmpty())
            .sorted(Comparator.comparing(Counted::isAnchor)) // what is wanted says it first
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
        anchored(it.group(), quantity);
        continue;
      }
      Quantity wanted = findings.wanted(quantity, qty, "C186.6060");
      if (wanted != null) demanded(it, wanted);
    }
  }

  private @Nullable Firmness assumed() {
    return calledOff ? null : withoutStatus;
  }

  private void demanded(Counted it, Quantity quantity) {
    Group group = it.group();
    Segment qty = it.qty();
    Segment scc = it.scc();
    Firmness firmness = scc != null ? firmness(scc) : requireNonNullElse(assumed(), Firmness.FIRM);
    Dates.When when = Dates.first(group, promised ? PROMISED : WANTED);
    if (when == null) when = it.above();
    if (when == null
        && issued != null
        && (firmness == Firmness.BACKLOG || firmness == Firmness.IMMEDIATE)) {
      when = new Dates.When(issued.toLocalDate(), null, null, qty);
    }
    if (when == null) {
      if (quantity.isPositive())
        findings.error(
            qty,
            "C507.2380",
            FaultCode.VALUE_MISSING,
            "This quantity has no delivery or ship date.",
            "该数量没有交货日期或发货日期。");
      else demands.nothing();
      return;
    }
    boolean ships = when.segment().tag().equals("DTM") && when.segment().value(0).equals("10");
    var demand =
        new Demands.Demand(
            when.day(),
            when.time(),
            ships ? DateKind.SHIP : DateKind.DELIVERY,
            bucket(promised ? null : scc, when),
            firmness,
            quantity,
            qty);
    demands.add(demand, CUMULATIVE.contains(qty.value(0)));
  }

  private Firmness firmness(Segment scc) {
    return switch (scc.value(0)) {
      case "1" -> Firmness.FIRM;
      case "2" -> Firmness.PRODUCTION;
      case "3" -> Firmness.MATERIAL;
      case "4" -> Firmness.FORECAST;
      case "5" -> Firmness.BACKLOG;
      case "10" -> Firmness.IMMEDIATE;
      default -> {
        findings.note(
            scc,
            "4017",
            FaultCode.MEANING_UNKNOWN,
            "Status " + scc.value(0) + " is read as forecast.",
            "状态 " + scc.value(0) + " 按预测处理。");
        yield Firmness.FORECAST;
      }
    };
  }

  private static Bucket bucket(@Nullable Segment scc, Dates.When when) {
    return switch (scc == null ? "" : scc.value(2)) {
      case "W" -> Bucket.WEEK;
      case "M" -> Bucket.MONTH;
      case "F", "Z" -> Bucket.FLEXIBLE;
      case "D" -> Bucket.DAY;
      default -> when.bucket() == null ? Bucket.DAY : when.bucket();
    };
  }

  private void anchored(Group group, Quantity quantity) {
    Segment qty = group.segments().getFirst();
    if (qty.value(0).equals("70") && isOther(quantity)) {
      findings.error(
          qty,
          "C186.6060",
          FaultCode.ITEM_REPEATED,
          "What was received of the item is stated twice, as %s and as %s."
              .formatted(received.cumulative(), quantity),
          "该项的累计收货量出现两次：%s 和 %s。".formatted(received.cumulative(), quantity));
      return;
    }
    switch (qty.value(0)) {
      case "70" ->
          received =
              new Received(
                  quantity,
                  Dates.day(group, "52", "171", "50"),
                  received.lastQuantity(),
                  received.lastDate(),
                  received.lastReference(),
                  qty.number(),
                  received.lastSegment(),
                  Dates.day(group, "51"));
      case "48", "194" -> {
        String reference = reference(group);
        received =
            new Received(
                received.cumulative(),
                received.asOf(),
                quantity,
                Dates.day(group, "50", "171", "11"),
                reference.isEmpty() ? null : reference,
                received.cumulativeSegment(),
                qty.number(),
                received.since());
      }
      default -> previous = quantity;
    }
  }

  private boolean isOther(Quantity cumulative) {
    return received.cumulative() != null && !received.cumulative().equals(cumulative);
  }

  private static String reference(Group group) {
    for (Group below : group.groupsAt("RFF")) return below.segments().getFirst().value(0, 1);
    return "";
  }

  Counting counting() {
    settle();
    return demands.counting();
  }

  /** Whether it may leave nothing firm, as it says so. */
  boolean saysNothing() {
    settle();
    return demands.saysNothing();
  }

  @Nullable DateRange days() {
    settle();
    return demands.days();
  }

  /** The first quantity that is counted from another; null where none is. */
  @Nullable Segment counted() {
    settle();
    return demands.counted();
  }

  List<ScheduleLine> lines() {
    settle();
    return demands.lines(received, previous, "C186.6060", UNANCHORED, findings);
  }
}
