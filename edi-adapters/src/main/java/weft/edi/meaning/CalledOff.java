package weft.edi.meaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Emptied;
import weft.party.Profile;
import weft.scheduling.CallOff;
import weft.scheduling.DateRange;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.Received;
import weft.scheduling.Release;
import weft.scheduling.ScheduleLine;

/**
 * What one message calls off, schedule by schedule, whichever standard it is written in. How it
 * stands to the forecast is decided here, by the profile as it is when the message comes.
 */
final class CalledOff {
  private final CallOffPrecedence precedence;
  private final boolean takesEmptied;
  private final Map<DeliveryScheduleId, ReleaseCallOff> bySchedule = new LinkedHashMap<>();

  CalledOff(Profile profile) {
    CallOffPrecedence agreed = profile.rules().callOffs();
    this.precedence = agreed == null ? CallOffPrecedence.REPLACE_WINDOW : agreed;
    this.takesEmptied = profile.rules().schedule().emptied() == Emptied.TAKE;
  }

  /**
   * The days a call-off speaks of: those it states, else from the first to the last for which it
   * has a quantity, be it zero; null where it has neither.
   */
  static @Nullable DateRange window(
      @Nullable LocalDate from, @Nullable LocalDate until, @Nullable DateRange days) {
    LocalDate first = from != null || days == null ? from : days.from();
    LocalDate last = until != null || days == null ? until : days.until();
    if (first == null || last == null) return null;
    return days == null
        ? new DateRange(first, last.isBefore(first) ? first : last)
        : new DateRange(earlier(first, days.from()), later(last, days.until()));
  }

  /** Adds an item; one that stands in several places of a message is one call-off. */
  void add(
      DeliveryScheduleId schedule,
      StatedAt part,
      Release number,
      DateRange window,
      String unit,
      @Nullable String description,
      Received received,
      List<ScheduleLine> lines,
      @Nullable List<ScheduleLine> named,
      boolean saysNothing) {
    var callOff =
        new CallOff(
            number, window.from(), window.until(), unit, description, received, lines, precedence);
    bySchedule.merge(
        schedule,
        new ReleaseCallOff(schedule, callOff, part, named, saysNothing || takesEmptied),
        (a, b) ->
            new ReleaseCallOff(
                schedule,
                together(a.callOff(), b.callOff()),
                a.part(),
                Released.together(a.named(), b.named()),
                Boolean.TRUE.equals(a.mayEmpty()) || Boolean.TRUE.equals(b.mayEmpty())));
  }

  private static CallOff together(CallOff a, CallOff b) {
    List<ScheduleLine> lines = new ArrayList<>(a.lines());
    lines.addAll(b.lines());
    return new CallOff(
        a.release(),
        earlier(a.from(), b.from()),
        later(a.until(), b.until()),
        a.unit(),
        a.description() == null ? b.description() : a.description(),
        a.received().equals(Received.UNKNOWN) ? b.received() : a.received(),
        lines,
        a.precedence());
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  List<StreamCommand> commands() {
    return bySchedule.values().stream()
        .<StreamCommand>map(it -> it)
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
