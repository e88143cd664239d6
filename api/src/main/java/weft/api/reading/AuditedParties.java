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

  /**
   * Whether the scope reads the history of a context from its beginning, for one of the parties: a
   * figure that is computed from all events of a stream would else be wrong. Call with the
   * connection of the reader's read.
   */
  public static boolean fromTheBeginning(
      JdbcClient db, PartyScope scope, String context, String... parties) {
    if (scope.role() != PartyScope.Role.AUDITOR) return true;
    return db.sql(
            """
            select exists (select from jsonb_each(nullif(current_setting('weft.audit', true), '')::jsonb -> :context) granted
              where granted.key = any (:parties) and (granted.value ->> 0)::bigint = 0)
            """)
        .param("context", context)
        .param("parties", parties)
        .query(Boolean.class)
        .single();
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
