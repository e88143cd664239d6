package weft.edi.meaning;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Segment;
import weft.interchange.FaultCode;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.Bucket;
import weft.scheduling.DateKind;
import weft.scheduling.DateRange;
import weft.scheduling.Firmness;
import weft.scheduling.Received;
import weft.scheduling.ScheduleLine;

/**
 * The demand of one item as it was sent, discrete or cumulative, and the schedule lines that follow
 * from it.
 */
final class Demands {
  private static final Comparator<Demand> BY_TIME =
      Comparator.comparing(Demand::due)
          .thenComparing(Demand::time, Comparator.nullsLast(Comparator.naturalOrder()));

  private final List<Demand> discrete = new ArrayList<>();
  private final List<Demand> cumulative = new ArrayList<>();

  /**
   * One quantity and when it is wanted.
   *
   * @param at the segment that says so
   */
  record Demand(
      LocalDate due,
      @Nullable LocalTime time,
      DateKind dateKind,
      Bucket bucket,
      Firmness firmness,
      Quantity quantity,
      Segment at) {
    private ScheduleLine line(Quantity discrete, @Nullable Quantity cumulative) {
      return new ScheduleLine(
          due, 0, time, dateKind, bucket, firmness, discrete, cumulative, at.number());
    }
  }

  void add(Demand demand, boolean isCumulative) {
    (isCumulative ? cumulative : discrete).add(demand);
  }

  /** From the first to the last day spoken of, be it of nothing; null where there is none. */
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

  /**
   * The lines in the order of their dates.
   *
   * @param previous the cumulative before this horizon, where the one received is not known
   * @param element names a quantity in a fault
   * @param unanchored what to say of cumulatives that have nothing to be counted from
   */
  List<ScheduleLine> lines(
      Received received,
      @Nullable Quantity previous,
      String element,
      Text unanchored,
      Findings findings) {
    discrete.sort(BY_TIME);
    cumulative.sort(BY_TIME);
    if (!discrete.isEmpty()) return withCumulatives(received);
    if (cumulative.isEmpty()) return List.of();
    Quantity reached = received.cumulative() != null ? received.cumulative() : previous;
    if (reached != null) return fromCumulatives(reached);
    findings.error(
        cumulative.getFirst().at(),
        element,
        FaultCode.CUMULATIVE_WITHOUT_ANCHOR,
        unanchored.en(),
        unanchored.zh());
    return List.of();
  }

  /**
   * Discrete lines, each with the cumulative the partner sends beside it, or counted from the
   * received one.
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
    return cumulative.stream()
        .filter(
            it ->
                it.due().equals(demand.due())
                    && Objects.equals(it.time(), demand.time())
                    && it.firmness() == demand.firmness())
        .map(Demand::quantity)
        .findFirst();
  }

  /**
   * Each cumulative less the one before; the first less what was received, or the previous
   * cumulative. Unknown is not zero.
   */
  private List<ScheduleLine> fromCumulatives(Quantity anchor) {
    List<ScheduleLine> lines = new ArrayList<>();
    Quantity reached = anchor;
    for (Demand demand : cumulative) {
      if (!demand.quantity().exceeds(reached)) continue; // received already
      lines.add(demand.line(demand.quantity().minus(reached), demand.quantity()));
      reached = demand.quantity();
    }
    return lines;
  }
}
