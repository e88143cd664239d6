package weft.machine;

import java.util.List;
import weft.party.PartyCode;

/**
 * Everything that can happen to a site's shift plan. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface ShiftPlanEvent {
  PartyCode party();

  String site();

  /** The party stated all shifts of the site from now on. */
  record ShiftsStated(PartyCode party, String site, List<Shift> shifts) implements ShiftPlanEvent {}
}
