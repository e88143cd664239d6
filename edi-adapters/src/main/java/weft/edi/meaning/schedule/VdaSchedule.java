package weft.edi.meaning.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.VdaValues;
import weft.edi.reader.Group;
import weft.edi.reader.check.CallOffDate;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * The dates and quantities of one part of a VDA 4905 or 4915, in whole units: five pairs in 513,
 * eight in each 514; in each 554 six, with a time. Special values in a date field give the kind of
 * the quantity (backlog, immediate, the rest) or the meaning of the following pairs (weeks and
 * months, the end). 515 states the day and the cumulative up to which production and material are
 * released.
 */
final class VdaSchedule {
  /** The last received quantity has three decimals, all others have none. */
  private static final int DECIMALS = 3;

  /** Never shown, because VDA quantities are discrete. */
  private static final Text NONE_CUMULATIVE = new Text("Not cumulative.", "非累计数量。");

  private final List<Pending> pending = new ArrayList<>();
  private final MeaningFindings findings;
  private final @Nullable LocalDateTime issued;
  private final GoAhead goAhead;
  private final @Nullable LocalDate planned;
  private final Authorisations authorisations;
  private final Received received;
  private final VdaDateFaults faults;
  private @Nullable Demands demands;
  private boolean spans;
  private boolean ended;
  private boolean nothing;

  /** One quantity, before the quantities ahead of it are known. */
  private record Pending(
      CallOffDate date, @Nullable LocalTime time, Quantity quantity, Segment at, String element) {}

  /**
   * Reads a 4905.
   *
   * @param since the day on which cumulatives were set to zero (511-08); null if not stated
   */
  static VdaSchedule of(
      Group part,
      @Nullable LocalDateTime issued,
      @Nullable LocalDate since,
      MeaningFindings findings) {
    var schedule = new VdaSchedule(part, issued, since, findings);
    Segment first = part.segment("513");
    if (first != null) schedule.read(first, 6, 2);
    part.segments("514").forEach(it -> schedule.read(it, 1, 2));
    return schedule;
  }

  /** Reads a 4915. */
  static VdaSchedule calledOff(
      Group part, @Nullable LocalDateTime issued, MeaningFindings findings) {
    var schedule = new VdaSchedule(part, issued, null, findings);
    part.segments("554").forEach(it -> schedule.read(it, 1, 4));
    return schedule;
  }

  private VdaSchedule(
      Group part,
      @Nullable LocalDateTime issued,
      @Nullable LocalDate since,
      MeaningFindings findings) {
    this.issued = issued;
    this.findings = findings;
    this.faults = new VdaDateFaults(findings);
    Segment released = part.segment("515");
    this.goAhead =
        released == null
            ? GoAhead.NONE
            : new GoAhead(
                VdaValues.day(released.value("515-04")), VdaValues.day(released.value("515-07")));
    this.planned = released == null ? null : VdaValues.day(released.value("515-11"));
    this.authorisations =
        new Authorisations(
            new Authorisation(goAhead.production(), cumulative(released, 3)),
            new Authorisation(goAhead.material(), cumulative(released, 6)));
    Segment first = part.segment("513");
    Segment receipts = part.segment("553");
    this.received =
        first != null
            ? received(first, since)
            : receipts == null
                ? Received.UNKNOWN
                : new Received(
                    quantity(receipts, 1, 0),
                    null,
                    null,
                    null,
                    null,
                    receipts.number(),
                    null,
                    null);
  }

  Received received() {
    return received;
  }

  @Nullable LocalDate horizonEnd() {
    return planned;
  }

  private Received received(Segment it, @Nullable LocalDate since) {
    Quantity last = quantity(it, 4, DECIMALS);
    String note = VdaValues.number(it.value("513-04"));
    boolean none = last == null || !last.isPositive();
    return new Received(
        quantity(it, 5, 0),
        VdaValues.day(it.value("513-03")),
        none ? null : last,
        none ? null : VdaValues.day(it.value("513-03")),
        note.isEmpty() || note.equals("0") ? null : note,
        it.number(),
        none ? null : it.number(),
        since);
  }

  private @Nullable Quantity quantity(Segment it, int element, int decimals) {
    if (it.value(element).isEmpty()) return null;
    String name = "%s-%02d".formatted(it.tag(), element + 2);
    BigDecimal number = findings.number(it, element, 0, name).orElse(null);
    return number == null ? null : new Quantity(number.movePointLeft(decimals));
  }

  /** Returns 515-05 or 515-08; null for zero, which means that none is stated. */
  private @Nullable Quantity cumulative(@Nullable Segment released, int element) {
    Quantity stated = released == null ? null : quantity(released, element, 0);
    return stated == null || !stated.isPositive() ? null : stated;
  }

  /**
   * Reads pairs of date and quantity, or groups of four: date, time, quantity and a code of unknown
   * meaning.
   */
  private void read(Segment it, int first, int width) {
    boolean timed = width > 2;
    for (int i = first; i + 1 < it.elements(); i += width) {
      int amount = timed ? i + 2 : i + 1;
      CallOffDate date = CallOffDate.read(it.value(i), spans);
      if (ended) {
        faults.noteBehindTheEnd(it, i, amount, date);
        continue;
      }
      if (date == null) {
        faults.requireNone(it, i);
        continue;
      }
      switch (date.kind()) {
        case END, SPANS, NO_DEMAND -> {
          faults.requireNothing(it, i, amount);
          ended |= date.kind() == CallOffDate.Kind.END;
          spans |= date.kind() == CallOffDate.Kind.SPANS;
          nothing |= date.kind() == CallOffDate.Kind.NO_DEMAND;
        }
        case DAY, WEEKS, MONTH, BACKLOG, IMMEDIATE, REST -> {
          Quantity quantity = wanted(it, amount);
          LocalTime time = timed ? VdaValues.time(it.value(i + 1)) : null;
          if (quantity != null)
            pending.add(
                new Pending(date, time, quantity, it, "%s-%02d".formatted(it.tag(), i + 2)));
        }
      }
    }
  }

  /**
   * Returns null and reports a fault if the quantity is missing or negative; neither is guessed.
   */
  private @Nullable Quantity wanted(Segment it, int amount) {
    String element = "%s-%02d".formatted(it.tag(), amount + 2);
    if (!it.value(amount).isEmpty()) return findings.wanted(quantity(it, amount, 0), it, element);
    findings.error(it, element, FaultCode.VALUE_MISSING, "This date has no quantity.", "该日期没有数量。");
    return null;
  }

  List<ScheduleLine> lines() {
    return authorisations.bound(
        demands().lines(received, null, "513-09", NONE_CUMULATIVE, findings), received);
  }

  /** Returns whether a cumulative limits the planned lines. */
  boolean isBounded(List<ScheduleLine> lines) {
    return authorisations.bounds(lines, received);
  }

  /** Returns whether the item may remove all firm demand. */
  boolean saysNothing() {
    return demands().saysNothing();
  }

  /** Returns the range of the stated days; null if there are none. */
  @Nullable DateRange days() {
    return demands().days();
  }

  private Demands demands() {
    if (demands != null) return demands;
    Demands all = new Demands();
    pending.forEach(it -> add(it, all));
    if (nothing) all.nothing();
    demands = all;
    return all;
  }

  private void add(Pending it, Demands to) {
    LocalDate due = due(it);
    if (due == null) {
      if (it.quantity.isPositive())
        findings.error(
            it.at,
            it.element,
            FaultCode.VALUE_MISSING,
            "This quantity has no day: the call-off names no date of its own.",
            "该数量没有日期：要货指令本身未给出日期。");
      else to.nothing();
      return;
    }
    Bucket bucket = bucket(it);
    to.add(
        new Demands.Demand(
            due,
            it.time,
            DateKind.DELIVERY,
            bucket,
            firmness(it.date.kind(), due),
            it.quantity,
            it.at),
        false);
  }

  private @Nullable LocalDate due(Pending it) {
    return switch (it.date.kind()) {
      case DAY, WEEKS, MONTH -> it.date.from();
      case REST -> behindAll();
      default -> issued == null ? null : issued.toLocalDate();
    };
  }

  /** Returns the day for the remaining quantity, after every dated one. */
  private @Nullable LocalDate behindAll() {
    return pending.stream()
        .filter(it -> it.date.from() != null)
        .map(it -> bucket(it).lastDay(Objects.requireNonNull(it.date.from())).plusDays(1))
        .max(Comparator.naturalOrder())
        .orElse(issued == null ? null : issued.toLocalDate());
  }

  private Bucket bucket(Pending it) {
    return switch (it.date.kind()) {
      case WEEKS ->
          it.date.weeks() == 1
              ? Bucket.WEEK
              : it.date.weeks() == 4 || it.date.weeks() == 5 ? Bucket.MONTH : Bucket.FLEXIBLE;
      case MONTH -> Bucket.MONTH;
      case REST -> Bucket.FLEXIBLE;
      default -> Bucket.DAY;
    };
  }

  private Firmness firmness(CallOffDate.Kind kind, LocalDate due) {
    return switch (kind) {
      case BACKLOG -> Firmness.BACKLOG;
      case IMMEDIATE -> Firmness.IMMEDIATE;
      case REST -> Firmness.FORECAST;
      default -> goAhead.firmness(kind == CallOffDate.Kind.DAY, due);
    };
  }
}
