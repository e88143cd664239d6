package weft.api.reading;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.party.Side;

/** The parties that let an auditor read, and the side that it therefore takes. */
public final class AuditedParties {
  private AuditedParties() {}

  /**
   * The parties whose rows the scope's auditor may read; none for any other reader. Call with the
   * connection of the reader's read.
   *
   * @param kind a context, or a kind of stream
   */
  public static Set<String> of(JdbcClient db, PartyScope scope, String kind) {
    if (scope.role() != PartyScope.Role.AUDITOR) return Set.of();
    return Set.copyOf(
        db.sql("select unnest(audited(:kind))").param("kind", kind).query(String.class).list());
  }

  /** The reader's side; an auditor takes the buyer's if the buyer let it read. */
  public static Side side(PartyScope scope, Set<String> granted, String buyer) {
    return switch (scope.role()) {
      case SUPPLIER -> Side.SUPPLIER;
      case AUDITOR -> granted.contains(buyer) ? Side.BUYER : Side.SUPPLIER;
      case BUYER, VIEWER, OPERATOR -> Side.BUYER;
    };
  }
}
