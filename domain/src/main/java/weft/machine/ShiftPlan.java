package weft.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.event.StreamId;
import weft.machine.ShiftPlanCommand.StateShifts;
import weft.machine.ShiftPlanEvent.ShiftsStated;
import weft.machine.ShiftPlanRefusal.BreakOutsideShift;
import weft.machine.ShiftPlanRefusal.NothingButBreaks;
import weft.machine.ShiftPlanRefusal.ShiftWithoutDays;
import weft.machine.ShiftPlanRefusal.ShiftsOverlap;
import weft.machine.ShiftPlanRefusal.TooManyShifts;
import weft.party.PartyCode;

/**
 * The rules of a site's shift plan, {@code ShiftPlan:<party>:<site>}. Only its party states it.
 *
 * @param shifts null before the first statement
 */
public record ShiftPlan(@Nullable List<Shift> shifts)
    implements Rules<ShiftPlanCommand, ShiftPlanEvent, ShiftPlan> {
  public static final String TYPE = "ShiftPlan";
  public static final ShiftPlan NEW = new ShiftPlan(null);
  static final int MOST_SHIFTS = 50;

  public static String stream(PartyCode party, String site) {
    return StreamId.of(TYPE, party.value(), site);
  }

  @Override
  public List<ShiftPlanEvent> decide(ShiftPlanCommand command) {
    return switch (command) {
      case StateShifts it -> {
        check(it.shifts());
        yield it.shifts().equals(shifts)
            ? List.of()
            : List.of(new ShiftsStated(it.party(), it.site(), List.copyOf(it.shifts())));
      }
    };
  }

  private static void check(List<Shift> shifts) {
    if (shifts.size() > MOST_SHIFTS) throw new Refused(new TooManyShifts(MOST_SHIFTS));
    for (int i = 0; i < shifts.size(); i++) {
      Shift it = shifts.get(i);
      if (it.days().isEmpty() || Set.copyOf(it.days()).size() < it.days().size())
        throw new Refused(new ShiftWithoutDays(i));
      checkBreaks(i, it);
      for (Shift before : shifts.subList(0, i))
        if (it.overlaps(before)) throw new Refused(new ShiftsOverlap(i, it.name(), before.name()));
    }
  }

  private static void checkBreaks(int at, Shift shift) {
    int free = 0;
    int rest = 0;
    for (int i = 0; i < shift.breaks().size(); i++) {
      Shift.Break it = shift.breaks().get(i);
      int begin = shift.secondsUntil(it);
      if (it.seconds() == 0 || begin < free || begin + it.seconds() > shift.seconds())
        throw new Refused(new BreakOutsideShift(at, i));
      free = begin + it.seconds();
      rest += it.seconds();
    }
    if (rest >= shift.seconds()) throw new Refused(new NothingButBreaks(at));
  }

  @Override
  public ShiftPlan evolve(ShiftPlanEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case ShiftsStated it -> new ShiftPlan(it.shifts());
    };
  }

  /**
   * The shifts that begin on these days, in order of time. A change of the clocks lengthens or
   * shortens a shift.
   *
   * @param until the last day, included
   * @param zone of the site
   */
  public List<ShiftWindow> windows(LocalDate from, LocalDate until, ZoneId zone) {
    if (shifts == null) return List.of();
    List<ShiftWindow> windows = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      Weekday weekday = Weekday.of(day.getDayOfWeek());
      for (Shift it : shifts)
        if (it.days().contains(weekday)) {
          ShiftWindow window = window(it, day, zone);
          // A shift within the hour that the clocks skip does not take place.
          if (window.from().isBefore(window.until())) windows.add(window);
        }
    }
    windows.sort(Comparator.comparing(ShiftWindow::from));
    return List.copyOf(windows);
  }

  private static ShiftWindow window(Shift shift, LocalDate day, ZoneId zone) {
    LocalDateTime begin = day.atTime(shift.from());
    Instant from = instant(begin, zone);
    Instant until = instant(begin.plusSeconds(shift.seconds()), zone);
    List<ShiftWindow.Span> breaks = new ArrayList<>();
    for (Shift.Break it : shift.breaks()) {
      LocalDateTime rest = begin.plusSeconds(shift.secondsUntil(it));
      Instant restFrom = instant(rest, zone);
      Instant restUntil = instant(rest.plusSeconds(it.seconds()), zone);
      if (restFrom.isBefore(restUntil)) breaks.add(new ShiftWindow.Span(restFrom, restUntil));
    }
    return new ShiftWindow(shift.name(), day, from, until, List.copyOf(breaks));
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }
}
