package weft.projections.rows;

import weft.party.PartyScope;

/** The application's own filter by side, beside row security; the auditor sees all. */
public final class OwnSide {
  private OwnSide() {}

  /** A condition on a table's {@code buyer} or {@code supplier}, which names {@code :party}. */
  public static String of(PartyScope scope, String table) {
    return switch (scope.role()) {
      case BUYER -> table + ".buyer = :party";
      case SUPPLIER -> table + ".supplier = :party";
      case AUDITOR, OPERATOR, VIEWER -> ":party <> ''";
    };
  }
}
