package weft.history.follow;

import static org.axonframework.common.DateTimeUtils.formatInstant;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.BoundedWaits;
import weft.history.follow.HeldClaims.Claim;

/**
 * Moves the tokens of views that events do not concern, with one statement for all of them. Each
 * event concerns a few views, and the others need no transaction of their own.
 */
final class QuietTokens {
  /**
   * Skips locked rows instead of waiting: a transaction that locks a row writes that view's token.
   * It does not wait for the disk; {@link ProcessorTokens} explains why that is safe.
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

  /** Claims that nobody writes now and that another hub has, or whose token is another one. */
  private static final String ELSEWHERE =
      """
      select t.processor_name, t.segment from token_entry t
        join unnest(:processors, :segments, :before) as s (processor_name, segment, before)
        on t.processor_name = s.processor_name and t.segment = s.segment
      where t.owner is distinct from :hub or t.token is distinct from s.before
      for update of t skip locked
      """;

  private final JdbcClient database;
  private final String hub;

  /**
   * The change from one token of a claim to the next.
   *
   * @param type the stored type name of both
   */
  @SuppressWarnings("ArrayRecordComponent") // only sent, never compared
  record Step(Claim claim, byte[] before, byte[] after, String type) {}

  QuietTokens(DataSource writer, String hub) {
    this.database = JdbcClient.create(new BoundedWaits(writer));
    this.hub = hub;
  }

  /** The claims whose tokens are stored; for the others that is not certain. */
  Set<Claim> store(List<Step> steps) {
    return new HashSet<>(
        about(STORE, steps)
            .param("now", formatInstant(Instant.now()))
            .param("after", column(steps, Step::after, byte[][]::new))
            .param("types", column(steps, Step::type, String[]::new))
            .query(HeldClaims.CLAIM)
            .list());
  }

  /** The claims that this hub has lost, or whose stored token it does not know. */
  Set<Claim> elsewhere(List<Step> steps) {
    return new HashSet<>(about(ELSEWHERE, steps).query(HeldClaims.CLAIM).list());
  }

  private JdbcClient.StatementSpec about(String sql, List<Step> steps) {
    return database
        .sql(sql)
        .param("hub", hub)
        .param("processors", column(steps, it -> it.claim().processor(), String[]::new))
        .param("segments", column(steps, it -> it.claim().segment(), Integer[]::new))
        .param("before", column(steps, Step::before, byte[][]::new));
  }

  private static <T> T[] column(List<Step> steps, Function<Step, T> of, IntFunction<T[]> array) {
    return steps.stream().map(of).toArray(array);
  }
}
