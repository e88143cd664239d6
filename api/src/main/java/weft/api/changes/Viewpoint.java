package weft.api.changes;

import org.jspecify.annotations.Nullable;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.party.PartyScope;

/**
 * The scope in which changes are read: schedules and orders on one side of the party's
 * partnerships, interchanges as the party itself.
 */
record Viewpoint(PartyScope side, PartyScope viewer) {
  /**
   * The caller's viewpoint.
   *
   * @param as {@code buyer} or {@code supplier}; null for the caller's default side. A caller
   *     without a side sees only interchanges; an auditor sees what it was granted.
   */
  static Viewpoint of(ReadContexts readings, Caller caller, @Nullable String as) {
    PartyScope viewer = readings.viewerScope(caller);
    return new Viewpoint(
        caller.sides().isEmpty() ? viewer : readings.sideScope(caller, as), viewer);
  }

  /** The operator owns no planning data. */
  boolean ownsRows() {
    return switch (viewer.role()) {
      case VIEWER, AUDITOR -> true;
      case BUYER, SUPPLIER, OPERATOR -> false;
    };
  }

  /** The operator and callers without partnerships may not read schedules and orders. */
  boolean hasOrders() {
    return switch (side.role()) {
      case BUYER, SUPPLIER, AUDITOR -> true;
      case VIEWER, OPERATOR -> false;
    };
  }
}
