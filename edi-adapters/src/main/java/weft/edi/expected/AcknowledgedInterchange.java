package weft.edi.expected;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.party.PartyScope;

/**
 * An outgoing interchange with the partner's latest answer.
 *
 * @param reference the reference of the interchange (UNB 0020, ISA13); {@code group} is its group's
 *     (GS06) and {@code document} its document's (BGM 1004). An acknowledgement names one of them.
 * @param standing {@code received}, {@code acknowledged} or {@code rejected}
 */
public record AcknowledgedInterchange(
    String id,
    String reference,
    @Nullable String group,
    @Nullable String document,
    String standing) {
  /** The segments that name the acknowledged interchange. */
  private static final Set<String> SUBJECTS = Set.of("UCI", "AK1", "TA1", "OTI", "DOC", "RFF");

  /**
   * The interchanges that the given one acknowledged, if the viewer's party sends or receives them.
   * Call with the connection of a viewer's read.
   */
  public static List<AcknowledgedInterchange> by(
      JdbcClient db, PartyScope scope, String interchange) {
    return db.sql(
            """
            select id, reference, group_reference, document, acknowledged from outbox
            where acknowledged_by = :interchange and (:all or :party in (sender, receiver)) order by outbox_no limit 500
            """)
        .params(
            Map.of(
                "interchange",
                interchange,
                "party",
                scope.party().value(),
                "all",
                scope.role() == PartyScope.Role.AUDITOR))
        .query(
            (row, _) ->
                new AcknowledgedInterchange(
                    row.getString("id"),
                    row.getString("reference"),
                    row.getString("group_reference"),
                    row.getString("document"),
                    row.getString("acknowledged")))
        .list();
  }

  /** The segment of an acknowledgement that names this interchange; null if there is none. */
  public @Nullable Segment in(ReadMessage message) {
    for (Segment it : message.segments()) if (SUBJECTS.contains(it.tag()) && names(it)) return it;
    return null;
  }

  private boolean names(Segment subject) {
    for (int i = 0; i < subject.elements(); i++)
      for (int j = 0; j < 2; j++) if (isOurs(subject.value(i, j))) return true;
    return false;
  }

  private boolean isOurs(String said) {
    return !said.isEmpty() && (same(said, reference) || same(said, group) || said.equals(document));
  }

  private static boolean same(String said, @Nullable String number) {
    return number != null && plain(said).equals(plain(number));
  }

  private static String plain(String number) {
    return number.replaceFirst("^0+(?=.)", "");
  }
}
