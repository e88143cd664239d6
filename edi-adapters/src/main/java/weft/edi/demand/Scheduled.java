package weft.edi.demand;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.edi.onward.NotWritable;
import weft.edi.onward.TheirNames;
import weft.language.Text;
import weft.measure.Quantity;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Particulars;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * What a forecast or a call-off says of one part.
 *
 * @param from the first day it speaks of, and {@code until} the last one; null where a forecast
 *     does not say
 * @param lines in the order in which cumulatives are counted
 * @param beside what the message has no word for of it is left out
 */
record Scheduled(
    DeliveryScheduleId schedule,
    Release release,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String unit,
    @Nullable String description,
    Received received,
    List<ScheduleLine> lines,
    @Nullable Particulars beside) {
  private static final Comparator<ScheduleLine> AS_COUNTED =
      comparing(ScheduleLine::due)
          .thenComparing(ScheduleLine::time, nullsLast(naturalOrder()))
          .thenComparing(ScheduleLine::cumulative, nullsFirst(naturalOrder()));

  Scheduled {
    lines = lines.stream().sorted(AS_COUNTED).toList();
  }

  static Scheduled of(DeliveryScheduleId schedule, Forecast it) {
    return new Scheduled(
        at(schedule, it.unloadingPoint()),
        it.release(),
        it.horizonStart(),
        it.horizonEnd(),
        it.unit(),
        it.description(),
        it.received(),
        it.lines(),
        it.particulars());
  }

  /** With the unloading point that was named, be it released separately or not. */
  private static DeliveryScheduleId at(
      DeliveryScheduleId schedule, @Nullable String unloadingPoint) {
    return schedule.unloadingPoint() != null || unloadingPoint == null
        ? schedule
        : new DeliveryScheduleId(
            schedule.buyer(),
            schedule.supplier(),
            schedule.site(),
            schedule.part(),
            schedule.agreement(),
            unloadingPoint);
  }

  static Scheduled of(DeliveryScheduleId schedule, CallOff it) {
    return new Scheduled(
        at(schedule, it.unloadingPoint()),
        it.release(),
        it.from(),
        it.until(),
        it.unit(),
        it.description(),
        it.received(),
        it.lines(),
        it.particulars());
  }

  /** All that a message asked for, in the receiver's names. */
  static List<Scheduled> all(Demand demand) {
    return all(demand, Integer.MAX_VALUE);
  }

  /**
   * The same; where an unloading point that is not released separately has no room it is left out.
   */
  static List<Scheduled> all(Demand demand, int room) {
    List<Scheduled> all = new ArrayList<>();
    for (Object event : demand.events()) {
      Scheduled it = of(event);
      DeliveryScheduleId own = ((DeliveryScheduleEvent) event).schedule();
      String point = it.schedule().unloadingPoint();
      boolean fits = point == null || point.length() <= room;
      all.add((fits ? it : it.at(own)).named(demand.names()));
    }
    return List.copyOf(all);
  }

  private Scheduled at(DeliveryScheduleId other) {
    return new Scheduled(other, release, from, until, unit, description, received, lines, beside);
  }

  private static Scheduled of(Object event) {
    return switch (event) {
      // Not what is due beside it: the call-offs reached the supplier as such.
      case ForecastReleased it -> of(it.schedule(), it.whole());
      case CallOffReleased it -> of(it.schedule(), it.whole());
      default -> throw new IllegalArgumentException("No schedule: " + event.getClass());
    };
  }

  private Scheduled named(TheirNames names) {
    var theirs =
        new DeliveryScheduleId(
            schedule.buyer(),
            schedule.supplier(),
            names.site(schedule.site()),
            names.part(schedule.part()),
            schedule.agreement(),
            schedule.unloadingPoint());
    String theirUnit = requireNonNullElse(names.unit(unit), unit);
    return new Scheduled(
        theirs, release, from, until, theirUnit, description, received, lines, beside);
  }

  Scheduled speakingOf(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new Scheduled(
        schedule, release, first, last, unit, description, received, lines, beside);
  }

  /** The quantities of zero that were stated; none where cumulatives are agreed upon. */
  List<ScheduleLine> zeros(boolean cumulative) {
    return beside == null || beside.zeros() == null || cumulative ? List.of() : beside.zeros();
  }

  /** Of what stands beside, a word that finds room and can be said; null where there is none. */
  @Nullable String said(Function<Particulars, @Nullable String> what, int room, Legible legible) {
    String text = beside == null ? null : what.apply(beside);
    return text == null || text.length() > room ? null : legible.orNull(text);
  }

  /** Those that have something in common, together; in their order. */
  static Collection<List<Scheduled>> alike(List<Scheduled> all, Function<Scheduled, ?> in) {
    Map<Object, List<Scheduled>> alike = new LinkedHashMap<>();
    for (Scheduled it : all) alike.computeIfAbsent(in.apply(it), _ -> new ArrayList<>()).add(it);
    return alike.values();
  }

  /** What holds for a whole message. */
  record Head(Release release, @Nullable LocalDate from, @Nullable LocalDate until) {}

  Head head() {
    return new Head(release, from, until);
  }

  /** Whether the cumulatives are those that a reader counts from what was received. */
  boolean countsFromReceived() {
    Quantity running = received.cumulative();
    for (ScheduleLine it : lines) {
      running = running == null ? null : running.plus(it.quantity());
      if (!Objects.equals(running, it.cumulative())) return false;
    }
    return true;
  }

  /**
   * The lines with the cumulatives that a reader counts from what was received.
   *
   * @throws NotWritable where that is not known
   */
  List<ScheduleLine> counted() {
    List<ScheduleLine> counted = new ArrayList<>();
    Quantity reached = anchor();
    for (ScheduleLine it : lines) {
      reached = reached.plus(it.quantity());
      counted.add(it.reaching(reached));
    }
    return counted;
  }

  /** What cumulatives are counted from, likewise. */
  Quantity anchor() {
    if (received.cumulative() == null)
      throw new NotWritable(
          new Text(
                  "Cumulative quantities are agreed upon, and it is not known how much of part %s"
                      + " was received.",
                  "约定使用累计数量，但零件 %s 的累计收货量未知。")
              .with(schedule.part()));
    return received.cumulative();
  }

  /** The day it was issued, else that on which the hub was told. */
  LocalDate issued(LocalDate told) {
    return release.issued() == null ? told : release.issued().toLocalDate();
  }

  /** The day that a quantity of nothing is said of. */
  LocalDate begins(LocalDate told) {
    return from == null ? issued(told) : from;
  }
}
