package weft.history.follow;

import static java.util.Objects.requireNonNull;
import static org.axonframework.common.DateTimeUtils.formatInstant;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import weft.database.BoundedWaits;

/**
 * Renews the claims of one hub together. Axon renews each claim in a transaction of its own every 2
 * s, and looks as often for more to claim; a quiet hub with dozens of views and reactions would
 * keep its database busy with nothing else. One statement therefore renews the claims of all
 * workers that asked lately, and each worker is answered from its result. A worker whose claim the
 * statement did not renew, because the claim is lost or its row is being written, renews alone as
 * Axon does.
 */
final class HeldClaims {
  private static final Logger log = LoggerFactory.getLogger(HeldClaims.class);

  /** A worker asks at least every 2 s; a stuck one does not, and must lose its claim. */
  private static final Duration LATELY = Duration.ofMillis(2_500);

  /** An older result does not count: with the next 2 s it would come near the end of the claim. */
  private static final Duration FRESH = Duration.ofMillis(2_500);

  /**
   * Skips locked rows: a transaction that locks a row writes that view's token, which renews the
   * claim. The statement does not wait for the disk: if a crash undoes a claim, the hub asks for it
   * again.
   */
  private static final String RENEW =
      """
      with hurry as (select set_config('synchronous_commit', 'off', true)),
        free as (select processor_name, segment from token_entry, hurry
          where owner = :hub and processor_name in (:asked) for update of token_entry skip locked)
      update token_entry t set timestamp = :now from free f
        where t.processor_name = f.processor_name and t.segment = f.segment
        returning t.processor_name, t.segment
      """;

  private static final String WHOLE =
      "select processor_name from token_entry group by processor_name having bool_and(owner is not"
          + " distinct from :hub)";

  static final RowMapper<Claim> CLAIM = (row, _) -> new Claim(row.getString(1), row.getInt(2));

  private final JdbcClient database;
  private final String hub;
  private final Map<Claim, Long> asked = new ConcurrentHashMap<>(); // by System.nanoTime()
  private volatile Renewed last = new Renewed(System.nanoTime(), Set.of(), Set.of());

  record Claim(String processor, int segment) {}

  /**
   * The result of one statement.
   *
   * @param begun by System.nanoTime(), before the statement was sent
   * @param whole processors of which this hub holds every segment
   */
  private record Renewed(long begun, Set<Claim> claims, Set<String> whole) {
    boolean isFresh() {
      return System.nanoTime() - begun < FRESH.toNanos();
    }
  }

  HeldClaims(DataSource writer, String hub) {
    this.database = JdbcClient.create(new BoundedWaits(writer));
    this.hub = hub;
  }

  /**
   * Whether the last round renewed the claim; otherwise the caller renews it alone. Marks the claim
   * for the next round.
   */
  boolean isRenewed(String processor, int segment) {
    var claim = new Claim(processor, segment);
    asked.put(claim, System.nanoTime());
    var it = last;
    return it.isFresh() && it.claims.contains(claim);
  }

  /** Whether this hub holds every segment of the processor. */
  boolean hasAll(String processor) {
    var it = last;
    return it.isFresh() && it.whole.contains(processor);
  }

  /** Runs one round, every 2 s. */
  void renew() {
    long begun = System.nanoTime();
    asked.values().removeIf(it -> begun - it > LATELY.toNanos());
    List<String> names = asked.keySet().stream().map(Claim::processor).distinct().toList();
    if (names.isEmpty()) return;
    try {
      var renewed =
          new HashSet<>(
              database
                  .sql(RENEW)
                  .param("hub", hub)
                  .param("asked", names)
                  .param("now", formatInstant(Instant.now()))
                  .query(CLAIM)
                  .list());
      var whole =
          database
              .sql(WHOLE)
              .param("hub", hub)
              .query((row, _) -> requireNonNull(row.getString(1)))
              .set();
      last = new Renewed(begun, renewed, whole);
    } catch (DataAccessException | TransactionException e) {
      log.debug("Claims not renewed together", e); // each renews alone
    }
  }
}
