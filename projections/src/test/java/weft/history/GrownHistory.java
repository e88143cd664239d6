package weft.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import weft.database.TestDatabase;
import weft.history.store.HistoryTable;

/**
 * A history of copies of one event, filled by SQL, to compare how the same work takes in a short
 * and a long one: appending, the position of an instant ({@code asOf}), and a page.
 */
public final class GrownHistory implements AutoCloseable {
  private static final Instant BEGINS = Instant.parse("2026-01-01T00:00:00Z");
  private static final int PER_STATEMENT = 500_000;
  private static final int PAGE = 50;

  private final TestDatabase db = TestDatabase.durable();
  private final HistoryTable table = new HistoryTable(db.pools().writer());
  private final SplittableRandom random = new SplittableRandom(3);
  private final long events;

  public GrownHistory(long events) {
    this.events = events;
    try (var hub = HappeningHub.hub(db).open().start()) {
      HappeningHub.happen(hub, "copied", 0);
    }
    for (long from = 2; from <= events; from += PER_STATEMENT)
      db.admin()
          .sql(
              """
              insert into domain_event (position, stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
              select n, 'Test:copy-' || n, 0, gen_random_uuid()::text, stream_type, type, payload, metadata,
                ?::timestamptz + n * interval '1 ms', published_at
              from domain_event, generate_series(?::bigint, ?::bigint) n where position = 1
              """)
          .params(BEGINS.toString(), from, Math.min(events, from + PER_STATEMENT - 1))
          .update();
    db.admin().sql("vacuum analyze domain_event").update();
  }

  public TestDatabase database() {
    return db;
  }

  /** Commands a second of eight senders. */
  public double appends(double seconds) throws Exception {
    return HistoryThroughput.commands(db, 8, 1, seconds, History.on(db.pools())).perSecond();
  }

  /** Nanoseconds to find the position of random instants. */
  public List<Long> moments(int many) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < many; i++) {
      long at = 2 + random.nextLong(events - 1);
      long begun = System.nanoTime();
      long found = table.positionAt(BEGINS.plusMillis(at));
      times.add(System.nanoTime() - begun);
      if (found != at) throw new IllegalStateException(at + " was found at " + found);
    }
    return times;
  }

  /** Nanoseconds to read a page from random positions on. */
  public List<Long> pages(int many) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < many; i++) {
      long after = random.nextLong(events - PAGE);
      long begun = System.nanoTime();
      var page = table.after(after, PAGE);
      times.add(System.nanoTime() - begun);
      if (page.size() != PAGE) throw new IllegalStateException("A page of " + page.size());
    }
    return times;
  }

  @Override
  public void close() {
    db.close();
  }
}
