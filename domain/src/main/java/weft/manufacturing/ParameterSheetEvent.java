package weft.manufacturing;

import java.util.List;

/**
 * Everything that can happen to a parameter sheet. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface ParameterSheetEvent {
  ParameterSheetId sheet();

  /**
   * A version was published; it applies to work orders that are released from now on.
   *
   * @param version counted from 1
   * @param part the supplier's number
   */
  record ParameterSheetPublished(
      ParameterSheetId sheet, int version, String part, List<SheetStep> steps)
      implements ParameterSheetEvent {}
}
