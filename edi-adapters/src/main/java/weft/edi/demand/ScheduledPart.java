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
import weft.scheduling.release.ItemDetails;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * A forecast or call-off for one part.
 *
 * @param from first day of the horizon; null if the forecast does not state it
 * @param until last day of the horizon; null if the forecast does not state it
 * @param lines sorted in the order in which cumulative quantities are counted
 * @param beside further particulars; writers leave out those that a message cannot express
 */
record ScheduledPart(
    DeliveryScheduleId schedule,
    Release release,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String unit,
    @Nullable String description,
    Received received,
    List<ScheduleLine> lines,
    @Nullable ItemDetails beside) {
  private static final Comparator<ScheduleLine> AS_COUNTED =
      comparing(ScheduleLine::due)
          .thenComparing(ScheduleLine::time, nullsLast(naturalOrder()))
          .thenComparing(ScheduleLine::cumulative, nullsFirst(naturalOrder()));

  ScheduledPart {
    lines = lines.stream().sorted(AS_COUNTED).toList();
  }

  static ScheduledPart of(DeliveryScheduleId schedule, Forecast it) {
    return new ScheduledPart(
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

  /** Adds the stated unloading point, whether or not it has its own release. */
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

  static ScheduledPart of(DeliveryScheduleId schedule, CallOff it) {
    return new ScheduledPart(
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

  /** All schedules of a message, in the receiver's names. */
  static List<ScheduledPart> all(Demand demand) {
    return all(demand, Integer.MAX_VALUE);
  }

  /**
   * As {@link #all(Demand)}, but leaves out an unloading point longer than {@code room} characters,
   * unless it is part of the schedule's id.
   */
  static List<ScheduledPart> all(Demand demand, int room) {
    List<ScheduledPart> all = new ArrayList<>();
    for (Object event : demand.events()) {
      ScheduledPart it = of(event);
      DeliveryScheduleId own = ((DeliveryScheduleEvent) event).schedule();
      String point = it.schedule().unloadingPoint();
      boolean fits = point == null || point.length() <= room;
      all.add((fits ? it : it.at(own)).named(demand.names()));
    }
    return List.copyOf(all);
  }

  private ScheduledPart at(DeliveryScheduleId other) {
    return new ScheduledPart(
        other, release, from, until, unit, description, received, lines, beside);
  }

  private static ScheduledPart of(Object event) {
    return switch (event) {
      // Without the call-offs known to the hub: the supplier received those as call-offs.
      case ForecastReleased it -> of(it.schedule(), it.whole());
      case CallOffReleased it -> of(it.schedule(), it.whole());
      default -> throw new IllegalArgumentException("No schedule: " + event.getClass());
    };
  }

  private ScheduledPart named(TheirNames names) {
    var theirs =
        new DeliveryScheduleId(
            schedule.buyer(),
            schedule.supplier(),
            names.site(schedule.site()),
            names.part(schedule.part()),
            schedule.agreement(),
            schedule.unloadingPoint());
    String theirUnit = requireNonNullElse(names.unit(unit), unit);
    return new ScheduledPart(
        theirs, release, from, until, theirUnit, description, received, lines, beside);
  }

  ScheduledPart speakingOf(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new ScheduledPart(
        schedule, release, first, last, unit, description, received, lines, beside);
  }

  /** The stated zero quantities; none if cumulative quantities are agreed. */
  List<ScheduleLine> zeros(boolean cumulative) {
    return beside == null || beside.zeros() == null || cumulative ? List.of() : beside.zeros();
  }

  /** One of the further particulars; null if it is missing, too long, or cannot be expressed. */
  @Nullable String said(
      Function<ItemDetails, @Nullable String> what, int room, WritableText legible) {
    String text = beside == null ? null : what.apply(beside);
    return text == null || text.length() > room ? null : legible.orNull(text);
  }

  /** Groups schedules by a common value, keeping their order. */
  static Collection<List<ScheduledPart>> alike(
      List<ScheduledPart> all, Function<ScheduledPart, ?> in) {
    Map<Object, List<ScheduledPart>> alike = new LinkedHashMap<>();
    for (ScheduledPart it : all)
      alike.computeIfAbsent(in.apply(it), _ -> new ArrayList<>()).add(it);
    return alike.values();
  }

  /** The values that hold for a whole message. */
  record Head(Release release, @Nullable LocalDate from, @Nullable LocalDate until) {}

  Head head() {
    return new Head(release, from, until);
  }

  /** Whether a reader, counting from the received quantity, gets the same cumulative quantities. */
  boolean countsFromReceived() {
    Quantity running = received.cumulative();
    for (ScheduleLine it : lines) {
      running = running == null ? null : running.plus(it.quantity());
      if (!Objects.equals(running, it.cumulative())) return false;
    }
    return true;
  }

  /**
   * The lines with cumulative quantities counted from the received quantity.
   *
   * @throws NotWritable if the received quantity is unknown
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

  /**
   * The received quantity from which cumulative quantities are counted.
   *
   * @throws NotWritable if it is unknown
   */
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

  /** The day of issue, or else the day on which the hub received the message. */
  LocalDate issued(LocalDate told) {
    return release.issued() == null ? told : release.issued().toLocalDate();
  }

  /** The day used for a zero quantity. */
  LocalDate begins(LocalDate told) {
    return from == null ? issued(told) : from;
  }
}
