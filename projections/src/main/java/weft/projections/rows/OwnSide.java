package weft.projections.rows;

import weft.party.PartyScope;

/**
 * The application's own filter by side, in addition to row security, which alone decides what an
 * auditor sees.
 */
public final class OwnSide {
  private OwnSide() {}

  /**
   * A condition on a table's {@code buyer} or {@code supplier} with the parameter {@code :party}.
   */
  public static String of(PartyScope scope, String table) {
    return switch (scope.role()) {
      case BUYER -> table + ".buyer = :party";
      case SUPPLIER -> table + ".supplier = :party";
      case AUDITOR, OPERATOR, VIEWER -> ":party <> ''";
    };
  }
}
