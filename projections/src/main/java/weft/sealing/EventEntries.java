package weft.sealing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.EventLeaf;
import weft.history.store.HistoryTable;
import weft.history.store.StoredEvent;

/** All events: the leaf with index n is the event at position n + 1. */
record EventEntries(HistoryTable history) implements LogEntries {
  private static final int SALT = 32;

  @Override
  public EvidenceLog log() {
    return EvidenceLog.HISTORY;
  }

  @Override
  public long count() {
    return history.head();
  }

  @Override
  public Batch next(long size, int most) {
    return new Events(history.after(size, most), most);
  }

  private record Events(List<StoredEvent> events, int most) implements Batch {
    @Override
    public boolean isEmpty() {
      return events.isEmpty();
    }

    @Override
    public boolean isFull() {
      return events.size() == most
          || events.stream().mapToLong(StoredEvent::bytes).sum() >= HistoryTable.PAGE_BYTES;
    }

    @Override
    public List<byte[]> keep(JdbcClient database, SecureRandom random) {
      var leaves = new ArrayList<byte[]>();
      var salts = new byte[events.size() * SALT];
      random.nextBytes(salts);
      for (int i = 0; i < events.size(); i++) {
        var salt = Arrays.copyOfRange(salts, i * SALT, (i + 1) * SALT);
        leaves.add(EventLeaf.hash(SealedLog.parts(events.get(i), salt)));
      }
      // The history refuses a gap, so the positions follow each other.
      database
          .sql(
              """
              insert into evidence_salt (position, random)
              select ? + n, substring(?::bytea from n * %1$d + 1 for %1$d) from generate_series(0, ?) n
              """
                  .formatted(SALT))
          .params(events.getFirst().position(), salts, events.size() - 1)
          .update();
      return leaves;
    }
  }
}
