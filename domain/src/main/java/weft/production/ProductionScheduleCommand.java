package weft.production;

import java.time.LocalDate;
import java.util.List;
import weft.party.PartyCode;

/** Everything a supplier can ask of a production schedule of its own. */
public sealed interface ProductionScheduleCommand {
  ProductionScheduleId schedule();

  default String stream() {
    return schedule().stream();
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
   * What was made on a day, or that less was made than reported.
   *
   * @param today at the site
   */
  record ReportOutput(ProductionScheduleId schedule, Made made, LocalDate today)
      implements ProductionScheduleCommand {}
}
