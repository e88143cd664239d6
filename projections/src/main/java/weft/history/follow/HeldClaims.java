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
import weft.database.Prompt;

/**
 * The claims of one hub, renewed together. Axon renews each by a transaction of its own every 2 s
 * and looks as often whether there is more to claim: a quiet hub with dozens of views and reactions
 * would keep its database busy with nothing else. So one statement renews those of all that asked
 * lately, and each is answered from what it reached. What it did not reach, as the claim is lost or
 * somebody writes its row just then, is asked for alone, as Axon does.
 */
final class HeldClaims {
  private static final Logger log = LoggerFactory.getLogger(HeldClaims.class);

  /** A worker asks at least every 2 s; one that is stuck does not, and is to lose its claim. */
  private static final Duration LATELY = Duration.ofMillis(2_500);

  /** Older than this it is not relied on: with the next 2 s it would come near the claim's end. */
  private static final Duration FRESH = Duration.ofMillis(2_500);

  /**
   * Waits for nobody: who holds a row is writing that view, and so renews it. Nor for the disk: a
   * claim that a crash takes back is asked for again.
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

  /** A segment of a processor. */
  record Claim(String processor, int segment) {}

  /**
   * What one statement reached.
   *
   * @param begun by System.nanoTime(), before it was sent
   * @param whole processors of which this hub has every segment there is
   */
  private record Renewed(long begun, Set<Claim> claims, Set<String> whole) {
    boolean isFresh() {
      return System.nanoTime() - begun < FRESH.toNanos();
    }
  }

  HeldClaims(DataSource writer, String hub) {
    this.database = JdbcClient.create(new Prompt(writer));
    this.hub = hub;
  }

  /** Whether that claim need not be renewed now; the next round will. */
  boolean isRenewed(String processor, int segment) {
    var claim = new Claim(processor, segment);
    asked.put(claim, System.nanoTime());
    var it = last;
    return it.isFresh() && it.claims.contains(claim);
  }

  /** Whether nobody else has, and nobody lacks, a segment of that processor. */
  boolean hasAll(String processor) {
    var it = last;
    return it.isFresh() && it.whole.contains(processor);
  }

  /** One round, every 2 s. */
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
      log.debug("Claims not renewed together", e); // each asks alone
    }
  }
}
