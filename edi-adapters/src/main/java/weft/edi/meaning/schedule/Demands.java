package weft.edi.meaning.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.words.MeaningFindings;
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
 * The discrete or cumulative demand of one item as sent, and the schedule lines computed from it.
 */
final class Demands {
  private static final Comparator<Demand> BY_TIME =
      Comparator.comparing(Demand::due)
          .thenComparing(Demand::time, Comparator.nullsLast(Comparator.naturalOrder()));

  private final List<Demand> discrete = new ArrayList<>();
  private final List<Demand> cumulative = new ArrayList<>();

  /**
   * One quantity and the time at which it is needed.
   *
   * @param at the segment that states it
   */
  record Demand(
      LocalDate due,
      @Nullable LocalTime time,
      DateKind dateKind,
      Bucket bucket,
      Firmness firmness,
      Quantity quantity,
      Segment at) {
    /** Returns whether both have the same date, so that one is the cumulative of the other. */
    private boolean isBeside(Demand other) {
      return due.equals(other.due)
          && Objects.equals(time, other.time)
          && firmness == other.firmness;
    }

    private LocalDate lastDay() {
      return bucket.lastDay(due);
    }

    private ScheduleLine line(Quantity discrete, @Nullable Quantity cumulative) {
      return new ScheduleLine(
          due, 0, time, dateKind, bucket, firmness, discrete, cumulative, at.number());
    }
  }

  private boolean nothing;

  /** Records the statement that nothing is wanted, on no day or on none that counts. */
  void nothing() {
    nothing = true;
  }

  /**
   * Returns whether the item may remove all firm demand: it states a firm quantity (even zero or
   * already received), or all its quantities are zero.
   */
  boolean saysNothing() {
    List<Demand> all = Stream.concat(discrete.stream(), cumulative.stream()).toList();
    return all.stream().anyMatch(it -> it.firmness().isFirm())
        || ((nothing || !all.isEmpty())
            && all.stream().noneMatch(it -> it.quantity().isPositive()));
  }

  void add(Demand demand, boolean isCumulative) {
    (isCumulative ? cumulative : discrete).add(demand);
  }

  /** Returns the range of the stated days, including zero quantities; null if there are none. */
  @Nullable DateRange days() {
    List<Demand> all = Stream.concat(discrete.stream(), cumulative.stream()).toList();
    if (all.isEmpty()) return null;
    return new DateRange(
        all.stream().map(Demand::due).min(Comparator.naturalOrder()).orElseThrow(),
        all.stream()
            .map(it -> it.bucket().lastDay(it.due()))
            .max(Comparator.naturalOrder())
            .orElseThrow());
  }

  /** Returns the first quantity that is counted from another; null if all are discrete. */
  @Nullable Segment counted() {
    List<Demand> alone = alone();
    return alone.isEmpty() ? null : alone.getFirst().at();
  }

  Counting counting() {
    if (cumulative.isEmpty()) return Counting.DISCRETE;
    return alone().isEmpty() ? Counting.STATED : Counting.CUMULATIVE;
  }

  /** Returns the cumulatives without a discrete quantity for the same date. */
  private List<Demand> alone() {
    return cumulative.stream().filter(it -> discrete.stream().noneMatch(it::isBeside)).toList();
  }

  /**
   * Returns the lines by date.
   *
   * @param previous the cumulative before this horizon, used if the received one is unknown
   * @param element the element of a quantity, for faults
   * @param unanchored the fault text for cumulatives without an anchor
   */
  List<ScheduleLine> lines(
      Received received,
      @Nullable Quantity previous,
      String element,
      Text unanchored,
      MeaningFindings findings) {
    discrete.sort(BY_TIME);
    cumulative.sort(BY_TIME.thenComparing(Demand::quantity));
    if (!isRising(element, findings)) return List.of();
    List<Demand> counted = alone();
    noteOverlap(
        Stream.concat(discrete.stream(), counted.stream()).sorted(BY_TIME).toList(), findings);
    if (counted.isEmpty()) return withCumulatives(received);
    Quantity reached = received.cumulative() != null ? received.cumulative() : previous;
    return counting(reached, counted, element, unanchored, findings);
  }

  /** Notes once if days, weeks and months overlap: all of their quantities count. */
  private static void noteOverlap(List<Demand> all, MeaningFindings findings) {
    Demand last = null;
    for (Demand it : all) {
      if (!it.quantity().isPositive() || it.firmness() == Firmness.BACKLOG) continue;
      if (last != null && last.bucket() != it.bucket() && !it.due().isAfter(last.lastDay())) {
        findings.note(
            it.at(),
            null,
            FaultCode.MEANING_UNKNOWN,
            "Periods overlap: %s from %s to %s and %s from %s to %s. Both quantities count."
                .formatted(
                    last.quantity(),
                    last.due(),
                    last.lastDay(),
                    it.quantity(),
                    it.due(),
                    it.lastDay()),
            "时段重叠：%s（%s 至 %s）与 %s（%s 至 %s），两个数量均计入。"
                .formatted(
                    last.quantity(),
                    last.due(),
                    last.lastDay(),
                    it.quantity(),
                    it.due(),
                    it.lastDay()));
        return;
      }
      if (last == null || it.lastDay().isAfter(last.lastDay())) last = it;
    }
  }

  /** Checks that no cumulative is below one of an earlier date, and reports a fault otherwise. */
  private boolean isRising(String element, MeaningFindings findings) {
    boolean rising = true;
    Demand most = null;
    for (Demand it : cumulative) {
      if (most != null && most.due().isBefore(it.due()) && most.quantity().exceeds(it.quantity())) {
        falls(it, most.quantity(), element, findings);
        rising = false;
      } else if (most == null || !most.quantity().exceeds(it.quantity())) most = it;
    }
    return rising;
  }

  private static void falls(Demand it, Quantity reached, String element, MeaningFindings findings) {
    // An X12 cumulative is in the FST or in a QTY below it.
    boolean below = element.equals("FST01") && it.at().tag().equals("QTY");
    findings.error(
        it.at(),
        below ? "QTY02" : element,
        FaultCode.CUMULATIVE_FALLS,
        "The cumulative quantity %s is less than the %s reached by the dates before it."
            .formatted(it.quantity(), reached),
        "累计数量 %s 小于此前各日期累计得出的 %s。".formatted(it.quantity(), reached));
  }

  /**
   * Returns the discrete lines, each with its stated cumulative, or with one computed from the
   * received quantity.
   */
  private List<ScheduleLine> withCumulatives(Received received) {
    List<ScheduleLine> lines = new ArrayList<>();
    Quantity running = received.cumulative();
    for (Demand demand : discrete) {
      running = running == null ? null : running.plus(demand.quantity());
      Quantity stated = stated(demand).orElse(running);
      lines.add(demand.line(demand.quantity(), stated));
    }
    return lines;
  }

  private Optional<Quantity> stated(Demand demand) {
    return cumulative.stream().filter(it -> it.isBeside(demand)).map(Demand::quantity).findFirst();
  }

  /**
   * Subtracts from each cumulative the quantity reached before it: the received or the previous
   * cumulative, plus later discrete quantities. An unknown quantity is not zero.
   *
   * @param counted the cumulatives without a discrete quantity for the same date
   */
  private List<ScheduleLine> counting(
      @Nullable Quantity anchor,
      List<Demand> counted,
      String element,
      Text unanchored,
      MeaningFindings findings) {
    List<ScheduleLine> lines = new ArrayList<>();
    Quantity reached = anchor;
    List<Demand> all = Stream.concat(discrete.stream(), counted.stream()).sorted(BY_TIME).toList();
    for (Demand demand : all) {
      Quantity quantity = demand.quantity();
      if (!counted.contains(demand)) {
        Quantity running = reached == null ? null : reached.plus(quantity);
        reached = stated(demand).orElse(running);
        lines.add(demand.line(quantity, reached));
      } else if (reached == null) {
        findings.error(
            demand.at(),
            element,
            FaultCode.CUMULATIVE_WITHOUT_ANCHOR,
            unanchored.en(),
            unanchored.zh());
        return List.of();
      } else if (quantity.exceeds(reached)) {
        lines.add(demand.line(quantity.minus(reached), quantity));
        reached = quantity;
      } else if (reached.exceeds(quantity) && !lines.isEmpty() && isAhead(quantity, anchor)) {
        falls(demand, reached, element, findings);
      } // otherwise the quantity is already received
    }
    return lines;
  }

  private boolean isAhead(Quantity cumulative, @Nullable Quantity anchor) {
    return !discrete.isEmpty() && (anchor == null || cumulative.exceeds(anchor));
  }
}
