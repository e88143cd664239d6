package weft.sealing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.EventLeaf;
import weft.history.store.HistoryTable;
import weft.history.store.StoredEvent;

/** The leaves of the history, whose numbers are the events' positions. */
final class EventLeaves implements StoredLeaves {
  private static final long PAGE_BYTES = 1 << 20;

  private final JdbcClient database;
  private final HistoryTable history;

  EventLeaves(DataSource database) {
    this.database = JdbcClient.create(database);
    this.history = new HistoryTable(database);
  }

  @Override
  public List<byte @Nullable []> next(long from, long until) {
    var salts = salts(from, until);
    var leaves = new ArrayList<byte @Nullable []>();
    for (long at = from; at <= until; ) {
      var read = read(at, until);
      for (; at <= read.until(); at++) {
        var event = read.events().get(at);
        var salt = salts.get(at);
        leaves.add(event == null || salt == null ? null : leaf(event, salt));
      }
    }
    return leaves;
  }

  private static byte @Nullable [] leaf(StoredEvent event, byte[] salt) {
    return salt.length == 32 ? EventLeaf.hash(SealedLog.parts(event, salt)) : null;
  }

  /** Events by position. Those up to {@code until} that it lacks are not in the history. */
  private record Read(Map<Long, StoredEvent> events, long until) {}

  private Read read(long from, long until) {
    try {
      var events = new HashMap<Long, StoredEvent>();
      var positions = LongStream.rangeClosed(from, until).boxed().toList();
      for (var it : history.at(positions, PAGE_BYTES)) events.put(it.position(), it);
      long last = events.keySet().stream().mapToLong(it -> it).max().orElse(until);
      return new Read(events, last);
    } catch (RuntimeException e) {
      if (!StoredLeaves.isOfTheData(e)) throw e;
      return from < until ? read(from, from + (until - from) / 2) : new Read(Map.of(), from);
    }
  }

  private Map<Long, byte[]> salts(long from, long until) {
    var all = new HashMap<Long, byte[]>();
    database
        .sql("select position, random from evidence_salt where position between ? and ?")
        .params(from, until)
        .query(
            row -> {
              all.put(row.getLong(1), requireNonNull(row.getBytes(2)));
            });
    return all;
  }

  /** Positions begin at 1. An earlier row belongs to a stream, but to no leaf. */
  @Override
  public boolean hasOneBeforeTheFirst() {
    return database
        .sql("select exists (select from domain_event where position < 1)")
        .query(Boolean.class)
        .single();
  }
}
