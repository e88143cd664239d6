package weft.sealing;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.event.Recorded;
import weft.evidence.CertificateEntry;
import weft.history.store.HistoryReader;

/** The leaves of the log of certificates: entry n is the nth event of any certificate. */
final class CertificateLeaves implements StoredLeaves {
  private static final long PAGE_BYTES = 1 << 20;

  private final JdbcClient database;
  private final HistoryReader history;
  private long last;

  CertificateLeaves(DataSource database, HistoryReader history) {
    this.database = JdbcClient.create(database);
    this.history = history;
  }

  @Override
  public List<byte @Nullable []> next(long from, long until) {
    var leaves = new ArrayList<byte @Nullable []>();
    for (long at = from; at <= until; at = from + leaves.size()) {
      var positions = positions(until - at + 1);
      if (positions.isEmpty()) leaves.add(null); // the log has more entries than the history
      else add(leaves, at, positions);
    }
    return leaves;
  }

  private List<Long> positions(long most) {
    return database
        .sql(
            "select position from domain_event where stream_type = 'Certificate' and position > ?"
                + " order by position limit ?")
        .params(last, most)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Adds the leaves of the first of the events, one at least. */
  private void add(List<byte @Nullable []> leaves, long at, List<Long> positions) {
    List<Recorded> read;
    try {
      read = history.at(positions, PAGE_BYTES);
    } catch (RuntimeException e) {
      if (!StoredLeaves.isOfTheData(e)) throw e;
      if (positions.size() > 1) add(leaves, at, positions.subList(0, positions.size() / 2));
      else {
        leaves.add(null);
        last = positions.getFirst();
      }
      return;
    }
    for (int i = 0; i < read.size(); i++) leaves.add(leaf(at + i, read.get(i)));
    last = read.getLast().position();
  }

  private byte @Nullable [] leaf(long number, Recorded event) {
    try {
      var entry = stored(number);
      return entry != null && says(number, entry, event) ? entry.leafHash() : null;
    } catch (IllegalArgumentException | IllegalStateException e) { // the entry or event is none
      return null;
    }
  }

  /** Whether the stored entry, from which proofs are made, says what the event says. */
  private boolean says(long number, CertificateEntry stored, Recorded event) {
    var sha256 =
        event.payload() instanceof CertificateIssued issue
            ? issue.sha256()
            : issued(event.stream());
    if (sha256 == null) return false;
    var entry =
        CertificateEntries.entry(
            event,
            sha256,
            stored.salt(),
            () -> CertificateEntries.standing(database, event.stream(), number - 1));
    return entry.sha256().equals(stored.sha256())
        && entry.state().equals(stored.state())
        && entry.time().equals(stored.time());
  }

  private @Nullable CertificateEntry stored(long number) {
    return database
        .sql("select random, sha256, state, at from evidence_certificate where entry = ?")
        .param(number - 1)
        .query(
            (row, _) ->
                new CertificateEntry(
                    row.getBytes(1), row.getString(2), row.getString(3), row.getString(4)))
        .optional()
        .orElse(null);
  }

  /** The audit has compared this entry with its event already, because it is an earlier one. */
  private @Nullable String issued(String stream) {
    return database
        .sql("select sha256 from evidence_certificate where certificate = ? order by entry limit 1")
        .param(stream)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** The nth event is the nth entry, so that an added one moves all others. */
  @Override
  public boolean hasOneBeforeTheFirst() {
    return false;
  }
}
