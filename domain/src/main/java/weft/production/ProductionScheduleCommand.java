package weft.production;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything a supplier can ask of a production schedule of its own. */
public sealed interface ProductionScheduleCommand extends StreamCommand {
  ProductionScheduleId schedule();

  @Override
  default String stream() {
    return schedule().stream();
  }

  /** A plan names all buyers; what one of them is shown is addressed to it by its own event. */
  @Override
  default Set<PartyCode> concerns() {
    return Set.of(schedule().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * The next version. It replaces all lines from the first day to the last, both included, and none
   * outside of them.
   *
   * @param buyers to whom it is shown; empty where to nobody
   */
  record PublishOutput(
      ProductionScheduleId schedule,
      String unit,
      LocalDate from,
      LocalDate until,
      List<OutputLine> lines,
      List<PartyCode> buyers)
      implements ProductionScheduleCommand {}

  /**
   * The plan as it stands is shown to others than before: the next version of all that is planned
   * from the day on.
   *
   * @param buyers to whom it is shown; empty where to nobody
   * @param today at the site
   */
  record ShowOutput(ProductionScheduleId schedule, List<PartyCode> buyers, LocalDate today)
      implements ProductionScheduleCommand {}

  /**
   * What was made on a day, or that less was made than reported.
   *
   * @param today at the site
   */
  record ReportOutput(ProductionScheduleId schedule, Made made, LocalDate today)
      implements ProductionScheduleCommand {}
}
