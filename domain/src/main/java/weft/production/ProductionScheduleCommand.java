package weft.production;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a supplier can ask of its own production schedule. */
public sealed interface ProductionScheduleCommand extends StreamCommand {
  ProductionScheduleId schedule();

  @Override
  default String stream() {
    return schedule().stream();
  }

  /**
   * Only the supplier, because a plan names all buyers; each buyer gets an event of its own with
   * its view.
   */
  @Override
  default Set<PartyCode> concerns() {
    return Set.of(schedule().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Publishes the next version. It replaces all lines from the first day to the last, both
   * included, and no others.
   *
   * @param buyers the buyers to whom it is shown; empty to show it to nobody
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
   * Shows the current plan to other buyers: publishes the next version of everything planned from
   * today on.
   *
   * @param buyers the buyers to whom it is shown; empty to show it to nobody
   * @param today the current day at the site
   */
  record ShowOutput(ProductionScheduleId schedule, List<PartyCode> buyers, LocalDate today)
      implements ProductionScheduleCommand {}

  /**
   * Reports the output of a day, or takes back part of an earlier report.
   *
   * @param today the current day at the site
   */
  record ReportOutput(ProductionScheduleId schedule, LineOutput made, LocalDate today)
      implements ProductionScheduleCommand {}

  /**
   * From now on the work order reports the output; the schedule itself takes no reports.
   *
   * @param order the number of the work order
   * @param unit in which it reports
   */
  record OpenWorkOrder(ProductionScheduleId schedule, String order, String unit)
      implements ProductionScheduleCommand {}

  /**
   * The work order was closed.
   *
   * @param order its number
   */
  record EndWorkOrder(ProductionScheduleId schedule, String order)
      implements ProductionScheduleCommand {}

  /**
   * Counts the output of a work order's report. The same report again changes nothing; a corrected
   * one changes what it counted.
   *
   * @param output as the report states it now
   */
  record ReportOrderOutput(ProductionScheduleId schedule, OrderOutput output, String unit)
      implements ProductionScheduleCommand {}
}
