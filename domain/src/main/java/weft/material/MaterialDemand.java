package weft.material;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandEvent.DemandPublished;
import weft.material.MaterialDemandRefusal.DayOrWeek;
import weft.material.MaterialDemandRefusal.DaySaidTwice;
import weft.material.MaterialDemandRefusal.HorizonCutsWeek;
import weft.material.MaterialDemandRefusal.HorizonEndsBeforeItBegins;
import weft.material.MaterialDemandRefusal.OtherUnit;
import weft.material.MaterialDemandRefusal.OutsideHorizon;
import weft.measure.Units;

/**
 * The rules of material demand: a publication replaces all demand inside its horizon and none
 * outside.
 *
 * @param number of the last publication; 0 before the first
 * @param lines current lines by first day; lines more than a year before the newest horizon are
 *     dropped
 */
public record MaterialDemand(int number, @Nullable String unit, List<DemandLine> lines)
    implements KeptRules<MaterialDemandCommand, MaterialDemandEvent, MaterialDemand> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  private static final int DAYS_KEPT = 366;
  public static final MaterialDemand NEW = new MaterialDemand(0, null, List.of());

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<MaterialDemandEvent> decide(MaterialDemandCommand command) {
    return switch (command) {
      case PublishDemand asked -> publish(asked);
    };
  }

  private List<MaterialDemandEvent> publish(PublishDemand asked) {
    if (asked.until().isBefore(asked.from()))
      throw new Refused(new HorizonEndsBeforeItBegins(asked.from(), asked.until()));
    checkLines(asked);
    for (DemandLine it : lines)
      if (it.week() != null && cuts(asked, it)) throw new Refused(new HorizonCutsWeek(it.week()));
    boolean othersStand = lines.stream().anyMatch(it -> !it.overlaps(asked.from(), asked.until()));
    if (unit != null && othersStand && !Units.isSame(unit, asked.unit()))
      throw new Refused(new OtherUnit(unit, asked.unit()));
    return List.of(
        new DemandPublished(
            asked.demand(),
            number + 1,
            asked.unit(),
            asked.from(),
            asked.until(),
            asked.lines().stream().sorted(Comparator.comparing(DemandLine::first)).toList()));
  }

  private static boolean cuts(PublishDemand asked, DemandLine week) {
    return week.overlaps(asked.from(), asked.until())
        && (week.first().isBefore(asked.from()) || week.last().isAfter(asked.until()));
  }

  private static void checkLines(PublishDemand asked) {
    Set<LocalDate> said = new HashSet<>();
    for (int i = 0; i < asked.lines().size(); i++) {
      DemandLine line = asked.lines().get(i);
      if ((line.date() == null) == (line.week() == null)) throw new Refused(new DayOrWeek(i));
      if (line.first().isBefore(asked.from()) || line.last().isAfter(asked.until()))
        throw new Refused(new OutsideHorizon(i, asked.from(), asked.until()));
      for (var day = line.first(); !day.isAfter(line.last()); day = day.plusDays(1))
        if (!said.add(day)) throw new Refused(new DaySaidTwice(i));
    }
  }

  @Override
  public MaterialDemand evolve(MaterialDemandEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case DemandPublished it -> new MaterialDemand(it.number(), it.unit(), after(lines, it));
    };
  }

  /** Returns the lines after a publication. */
  public static List<DemandLine> after(List<DemandLine> lines, DemandPublished published) {
    LocalDate oldest = published.from().minusDays(DAYS_KEPT);
    return Stream.concat(
            lines.stream()
                .filter(it -> !it.overlaps(published.from(), published.until()))
                .filter(it -> !it.last().isBefore(oldest)),
            published.lines().stream())
        .sorted(Comparator.comparing(DemandLine::first))
        .toList();
  }
}
