package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.party.PartyScope;

/**
 * Reads the content of every view again and again, and checks that each read shows one moment of
 * the history.
 */
final class CoherentReader {
  private static final List<String> TABLES =
      List.of("delivery_schedule", "call_off_line", "purchase_order", "interchange");

  private final PartyReads reads;
  private final PartyScope scope;
  private final AtomicLong count = new AtomicLong();

  CoherentReader(PartyReads reads, PartyScope scope) {
    this.reads = reads;
    this.scope = scope;
  }

  /** The number of reads of all threads so far. */
  long reads() {
    return count.get();
  }

  void awaitMore(long before, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (count.get() < before + 3 && System.nanoTime() < until) TimeUnit.MILLISECONDS.sleep(5);
    assertThat(count.get()).isGreaterThan(before);
  }

  /** Reads in one transaction at a time until told to stop: each read is newer, never older. */
  long until(AtomicBoolean stop) {
    Map<String, Long> seen = new HashMap<>();
    long mine = 0;
    for (; !stop.get(); mine++) {
      reads.inParty(
          scope,
          it -> {
            for (String table : TABLES) {
              long newest = newest(it, table);
              var before = seen.put(table, newest);
              if (before != null) assertThat(newest).as(table).isGreaterThanOrEqualTo(before);
            }
            assertThat(schedulesWithoutTheirRelease(it)).isZero();
            assertThat(it.sql("select count(*) from organization").query(Long.class).single())
                .isEqualTo(RandomHistory.PARTIES.size());
            return 0;
          });
      count.incrementAndGet();
    }
    return mine;
  }

  private static long newest(JdbcClient db, String table) {
    return db.sql(
            """
            select coalesce(max(position), 0) from (
              select from_position as position from %s union all select until_position from %1$s_past) p
            """
                .formatted(table))
        .query(Long.class)
        .single();
  }

  /** None if all rows belong to one moment. */
  private static long schedulesWithoutTheirRelease(JdbcClient db) {
    return db.sql(
            """
            select count(*) from delivery_schedule s where not exists (
              select from schedule_release r where (r.schedule_no, r.position) = (s.schedule_no, s.release_position))
            """)
        .query(Long.class)
        .single();
  }
}
