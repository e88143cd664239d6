package weft.history.follow;

import static org.axonframework.common.DateTimeUtils.formatInstant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import weft.database.BoundedWaits;
import weft.history.follow.HeldClaims.Claim;

/**
 * Stores the tokens of views that have nothing to write. Each event wakes every view and concerns a
 * few of them; the others arrive at the same time, and one statement serves all that wait, instead
 * of a transaction for each. A view that the statement did not reach, because the claim is lost or
 * its row is locked, stores its token alone.
 */
final class QuietTokens {
  private static final Logger log = LoggerFactory.getLogger(QuietTokens.class);

  /**
   * Skips locked rows instead of waiting, because it holds locks itself. It does not wait for the
   * disk; {@link ProcessorTokens} explains why that is safe.
   */
  private static final String STORE =
      """
      with hurry as (select set_config('synchronous_commit', 'off', true)),
        step as (select * from unnest(:processors, :segments, :before, :after, :types)
          as s (processor_name, segment, before, after, type)),
        free as (select s.* from token_entry t join step s on t.processor_name = s.processor_name and t.segment = s.segment, hurry
          where t.owner = :hub and t.token = s.before for update of t skip locked)
      update token_entry t set token = f.after, token_type = f.type, timestamp = :now from free f
        where t.processor_name = f.processor_name and t.segment = f.segment
        returning t.processor_name, t.segment
      """;

  private final JdbcClient database;
  private final String hub;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * The change from one token of a claim to the next.
   *
   * @param type the stored type name of both
   */
  @SuppressWarnings("ArrayRecordComponent") // only sent, never compared
  record Step(String processor, int segment, byte[] before, byte[] after, String type) {
    private Claim claim() {
      return new Claim(processor, segment);
    }
  }

  private record Waiting(Step step, CompletableFuture<Boolean> stored) {}

  QuietTokens(DataSource writer, String hub) {
    this.database = JdbcClient.create(new BoundedWaits(writer));
    this.hub = hub;
  }

  /** True if the token is stored; false if that is not certain. */
  boolean store(Step step) {
    var own = new Waiting(step, new CompletableFuture<>());
    waiting.add(own);
    turn.lock();
    try { // the holder of the lock serves all that wait by then
      if (!own.stored().isDone()) serve();
    } finally {
      turn.unlock();
    }
    return own.stored().join();
  }

  private void serve() {
    List<Waiting> together = new ArrayList<>();
    for (Waiting it = waiting.poll(); it != null; it = waiting.poll()) together.add(it);
    Set<Claim> stored = Set.of();
    try {
      stored = stored(together.stream().map(Waiting::step).toList());
    } catch (DataAccessException | TransactionException e) {
      log.debug("Tokens not stored together", e); // each is stored alone
    } finally {
      for (Waiting it : together) it.stored().complete(stored.contains(it.step().claim()));
    }
  }

  private Set<Claim> stored(List<Step> steps) {
    return new HashSet<>(
        database
            .sql(STORE)
            .param("hub", hub)
            .param("now", formatInstant(Instant.now()))
            .param("processors", column(steps, Step::processor, String[]::new))
            .param("segments", column(steps, Step::segment, Integer[]::new))
            .param("before", column(steps, Step::before, byte[][]::new))
            .param("after", column(steps, Step::after, byte[][]::new))
            .param("types", column(steps, Step::type, String[]::new))
            .query(HeldClaims.CLAIM)
            .list());
  }

  private static <T> T[] column(List<Step> steps, Function<Step, T> of, IntFunction<T[]> array) {
    return steps.stream().map(of).toArray(array);
  }
}
