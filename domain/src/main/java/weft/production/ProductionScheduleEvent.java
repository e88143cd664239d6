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
      case OutputPublished _, OutputReported _ -> Set.of(schedule().supplier());
      case OutputShown it -> Set.copyOf(List.of(schedule().supplier(), it.buyer()));
    };
  }

  /**
   * A version was published. It is the supplier's alone, for it names all buyers and their shares.
   *
   * @param version counted from 1
   * @param replaced the lines that stood between the two days before
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
   * A buyer was shown its view of a version: its share and what is free.
   *
   * @param lines empty where nothing between the two days is for it
   * @param replaced what it was shown of these days before
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

  /** Output was reported, or a report taken back. */
  record OutputReported(ProductionScheduleId schedule, String unit, Made made)
      implements ProductionScheduleEvent {}
}
