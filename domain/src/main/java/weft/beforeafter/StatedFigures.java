package weft.beforeafter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import weft.beforeafter.StatedFiguresCommand.StateMonth;
import weft.beforeafter.StatedFiguresEvent.MonthStated;
import weft.beforeafter.StatedFiguresRefusal.TooManyMonths;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * The rules of a site's stated figures, {@code StatedFigures:<party>:<site>}. The latest statement
 * about a month replaces the earlier one.
 *
 * @param months in order
 */
public record StatedFigures(List<StatedMonth> months)
    implements KeptRules<StatedFiguresCommand, StatedFiguresEvent, StatedFigures> {
  public static final String TYPE = "StatedFigures";
  public static final StatedFigures NEW = new StatedFigures(List.of());

  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  static final int MOST = 120;

  public static String stream(PartyCode party, String site) {
    return StreamId.of(TYPE, party.value(), site);
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<StatedFiguresEvent> decide(StatedFiguresCommand command) {
    return switch (command) {
      case StateMonth it -> {
        it.month().check(it.today());
        if (months.contains(it.month())) yield List.of();
        if (with(it.month()).size() > MOST) throw new Refused(new TooManyMonths(MOST));
        yield List.of(new MonthStated(it.party(), it.site(), it.month()));
      }
    };
  }

  @Override
  public StatedFigures evolve(StatedFiguresEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case MonthStated it -> new StatedFigures(with(it.month()));
    };
  }

  /** The months once this statement is added. */
  public List<StatedMonth> with(StatedMonth next) {
    List<StatedMonth> all = new ArrayList<>(months);
    all.removeIf(it -> it.month().equals(next.month()));
    all.add(next);
    all.sort(Comparator.comparing(StatedMonth::month));
    return List.copyOf(all);
  }
}
