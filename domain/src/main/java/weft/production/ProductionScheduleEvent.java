package weft.production;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import weft.event.Concerning;
import weft.party.PartyCode;

/**
 * Everything that can happen to a production schedule. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface ProductionScheduleEvent extends Concerning {
  ProductionScheduleId schedule();

  @Override
  default Set<PartyCode> concerns() {
    return switch (this) {
      case OutputPublished _,
          OutputReported _,
          WorkOrderOpened _,
          WorkOrderEnded _,
          OrderOutputReported _ ->
          Set.of(schedule().supplier());
      case OutputShown it -> Set.copyOf(List.of(schedule().supplier(), it.buyer()));
    };
  }

  /**
   * A version was published. Only the supplier sees it, because it names all buyers and their
   * shares.
   *
   * @param version counted from 1
   * @param replaced the lines between the two days before this version
   */
  record OutputPublished(
      ProductionScheduleId schedule,
      int version,
      String unit,
      LocalDate from,
      LocalDate until,
      List<OutputLine> lines,
      List<PartyCode> buyers,
      List<OutputLine> replaced)
      implements ProductionScheduleEvent {}

  /**
   * A buyer's view of a version: its share and the free quantity.
   *
   * @param lines empty where nothing between the two days is for this buyer
   * @param replaced the buyer's earlier view of these days
   */
  record OutputShown(
      ProductionScheduleId schedule,
      int version,
      PartyCode buyer,
      String unit,
      LocalDate from,
      LocalDate until,
      List<OutputLine> lines,
      List<OutputLine> replaced)
      implements ProductionScheduleEvent {}

  /** Output was reported, or a report was taken back. */
  record OutputReported(ProductionScheduleId schedule, String unit, LineOutput made)
      implements ProductionScheduleEvent {}

  /** A work order reports the output from now on. */
  record WorkOrderOpened(ProductionScheduleId schedule, String order)
      implements ProductionScheduleEvent {}

  /** The work order was closed. */
  record WorkOrderEnded(ProductionScheduleId schedule, String order)
      implements ProductionScheduleEvent {}

  /**
   * A work order reported output, or corrected a report.
   *
   * @param output the change: negative where a correction takes something back
   */
  record OrderOutputReported(ProductionScheduleId schedule, String unit, OrderOutput output)
      implements ProductionScheduleEvent {}
}
