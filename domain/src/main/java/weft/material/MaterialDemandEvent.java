package weft.material;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that can happen to a demand. Stored for ever: add nullable components, never rename or
 * move.
 */
public sealed interface MaterialDemandEvent {
  MaterialDemandId demand();

  /**
   * The buyer published its demand.
   *
   * @param number counts the publications from 1
   * @param lines by first day; they replace all earlier lines in the horizon
   */
  record DemandPublished(
      MaterialDemandId demand,
      int number,
      String unit,
      LocalDate from,
      LocalDate until,
      List<DemandLine> lines)
      implements MaterialDemandEvent {}
}
