package weft.projections;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;
import weft.party.PartyScope;

/** Lets an auditor read, where a test has no view of grants. */
public final class AuditorsGrants {
  public static final PartyCode SHENJI = new PartyCode("SHENJI");

  private AuditorsGrants() {}

  /** All that the parties own, to SHENJI; the auditor's scope. */
  public static PartyScope ofAll(JdbcClient admin, Collection<PartyCode> parties) {
    for (PartyCode it : parties) give(admin, it, SHENJI, null, null);
    return PartyScope.auditor(SHENJI);
  }

  /**
   * One grant.
   *
   * @param contexts null for all
   * @param from the first moment, as PostgreSQL writes it; null for all
   */
  public static void give(
      JdbcClient admin,
      PartyCode giver,
      PartyCode auditor,
      @Nullable List<String> contexts,
      @Nullable String from) {
    admin
        .sql(
            """
            insert into grants (stream, item, owner, giver, receiver, what, grain, past, contexts, beginning, given_at, given_position, version, from_position)
            values ('Grant:' || :giver || ':for-' || :auditor, 'to', :auditor, :giver, :auditor, 'audit', 'exact', true,
              cast(:contexts as jsonb), cast(:from as timestamptz), '2026-01-01', 1, 1, 1)
            """)
        .param("giver", giver.value())
        .param("auditor", auditor.value())
        .param("contexts", contexts == null ? null : "[\"" + String.join("\",\"", contexts) + "\"]")
        .param("from", from)
        .update();
  }
}
