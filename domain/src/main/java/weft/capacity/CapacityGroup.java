package weft.capacity;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.capacity.CapacityGroupCommand.OpenCapacityGroup;
import weft.capacity.CapacityGroupCommand.StateCapacity;
import weft.capacity.CapacityGroupCommand.StateWeeks;
import weft.capacity.CapacityGroupEvent.CapacityStated;
import weft.capacity.CapacityRefusal.ActualBeyondMaximum;
import weft.capacity.CapacityRefusal.CapacityNegative;
import weft.capacity.CapacityRefusal.FactorNotPositive;
import weft.capacity.CapacityRefusal.GroupExists;
import weft.capacity.CapacityRefusal.NoSuchGroup;
import weft.capacity.CapacityRefusal.PartTwice;
import weft.capacity.CapacityRefusal.ShownToOneself;
import weft.capacity.CapacityRefusal.UnitOfKeptWeeks;
import weft.capacity.CapacityRefusal.WeekTwice;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * The rules of a capacity group.
 *
 * @param capacity the last statement; null before the first
 */
public record CapacityGroup(@Nullable Capacity capacity)
    implements KeptRules<CapacityGroupCommand, CapacityGroupEvent, CapacityGroup> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  public static final CapacityGroup NEW = new CapacityGroup(null);

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<CapacityGroupEvent> decide(CapacityGroupCommand command) {
    return switch (command) {
      case OpenCapacityGroup(var group, var asked) -> {
        if (capacity != null) throw new Refused(new GroupExists(group.code()));
        yield List.of(new CapacityStated(group, checked(group, asked)));
      }
      case StateCapacity(var group, var asked) -> {
        if (capacity == null) throw new Refused(new NoSuchGroup());
        yield stated(group, checked(group, asked));
      }
      case StateWeeks(var group, var first, var last, var asked) -> {
        Capacity next = checked(group, asked);
        List<CapacityWeek> kept = others(first, last);
        if (capacity != null && !kept.isEmpty() && !capacity.unit().equals(next.unit()))
          throw new Refused(new UnitOfKeptWeeks(capacity.unit(), kept.getFirst().week()));
        yield stated(group, next.with(kept));
      }
    };
  }

  private List<CapacityGroupEvent> stated(CapacityGroupId group, Capacity next) {
    return next.equals(capacity) ? List.of() : List.of(new CapacityStated(group, next));
  }

  /** The known weeks before the first and after the last. */
  private List<CapacityWeek> others(Week first, Week last) {
    return (capacity == null ? Stream.<CapacityWeek>empty() : capacity.weeks().stream())
        .filter(it -> it.week().compareTo(first) < 0 || it.week().compareTo(last) > 0)
        .toList();
  }

  /** Validates a statement and puts its lists into a fixed order. */
  private static Capacity checked(CapacityGroupId group, Capacity asked) {
    checkWeeks(asked.weeks());
    checkParts(asked.parts());
    if (asked.buyers().contains(group.supplier()))
      throw new Refused(new ShownToOneself(group.supplier()));
    return new Capacity(
        asked.site(),
        asked.names(),
        asked.unit(),
        Capacity.inOrder(asked.weeks()),
        asked.parts().stream().sorted(Comparator.comparing(PartLoad::part)).toList(),
        List.copyOf(new TreeSet<PartyCode>(asked.buyers())));
  }

  private static void checkWeeks(List<CapacityWeek> weeks) {
    Set<Week> stated = new HashSet<>();
    for (int i = 0; i < weeks.size(); i++) {
      CapacityWeek it = weeks.get(i);
      if (!stated.add(it.week())) throw new Refused(new WeekTwice(i, it.week()));
      if (isNegative(it.actual())
          || isNegative(it.maximum())
          || (it.agreed() != null && isNegative(it.agreed())))
        throw new Refused(new CapacityNegative(i, it.week()));
      if (it.actual().exceeds(it.maximum()))
        throw new Refused(new ActualBeyondMaximum(i, it.week(), it.actual(), it.maximum()));
    }
  }

  private static void checkParts(List<PartLoad> parts) {
    Set<String> stated = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      PartLoad it = parts.get(i);
      if (!stated.add(it.part())) throw new Refused(new PartTwice(i, it.part()));
      if (it.factor().signum() <= 0) throw new Refused(new FactorNotPositive(i, it.part()));
    }
  }

  private static boolean isNegative(Quantity quantity) {
    return quantity.compareTo(Quantity.ZERO) < 0;
  }

  @Override
  public CapacityGroup evolve(CapacityGroupEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case CapacityStated it -> new CapacityGroup(it.capacity());
    };
  }
}
