package weft.sealing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.evidence.EventLeaf;
import weft.history.store.HistoryTable;
import weft.history.store.StoredEvent;

/** All events: the leaf with index n is the event at position n + 1. */
record EventEntries(HistoryTable history) implements LogEntries {
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
      var positions = new Long[events.size()];
      var salts = new String[events.size()];
      for (int i = 0; i < salts.length; i++) {
        var salt = new byte[32];
        random.nextBytes(salt);
        leaves.add(EventLeaf.hash(SealedLog.parts(events.get(i), salt)));
        positions[i] = events.get(i).position();
        salts[i] = Base64.getEncoder().encodeToString(salt);
      }
      database
          .sql(
              """
              insert into evidence_salt (position, random)
              select position, decode(random, 'base64') from unnest(?::bigint[], ?::text[]) as it(position, random)
              """)
          .params(positions, salts)
          .update();
      return leaves;
    }
  }
}
