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
   * The buyer published what it needs.
   *
   * @param number counts the publications from 1
   * @param lines by their first day; all that was said of the horizon before is over
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
