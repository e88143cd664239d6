package weft.deploy.isolation;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import weft.database.Pools;
import weft.projections.board.Boards;
import weft.projections.rows.ShownThrough;

/**
 * Sits between a test's hub and its reader pool, and can remove the application's own filter by
 * party from every statement. The hub's code stays as delivered, and only row security protects the
 * rows.
 */
@Component
public final class OwnFilter implements BeanPostProcessor {
  /** Each view's filter by side or viewer, which its query names first. */
  private static final List<Pattern> FILTERS =
      List.of(
          Pattern.compile("\\bl\\.(buyer|supplier) = \\?"),
          Pattern.compile("\\bs\\.(buyer|supplier) = \\?"),
          Pattern.compile("\\bo\\.(buyer|supplier) = \\?"),
          Pattern.compile("\\b[dr]\\.(buyer|supplier|owner) = \\?"),
          Pattern.compile("\\bt\\.(buyer|supplier|owner) = \\?"),
          Pattern.compile("\\b[hv]\\.(buyer|supplier) = \\?"),
          Pattern.compile("(?<=\\band )(buyer|supplier) = \\?"), // a view's past, and its present
          Pattern.compile("(?<=\\band )(buyer|supplier) = \\?"),
          Pattern.compile("\\b[eihc]\\.viewer = \\?"),
          Pattern.compile("\\bp\\.party = \\?"),
          Pattern.compile("\\? in \\(sender, receiver\\)"),
          Pattern.compile("\\? in \\(p\\.buyer, p\\.supplier\\)"));

  private static final Pattern BY_PARTY =
      Pattern.compile(
          "\\b(call_off_line|delivery_schedule|purchase_order|interchange|outbox|partnership_version|edi_alert|document|document_line|document_reference|order_source|history_entry|part_change|named_part|scan|security_event|person"
              + Boards.ALL.stream()
                  .map(it -> "|%s|%s".formatted(it.table(), ShownThrough.events(it.table())))
                  .collect(Collectors.joining())
              + ")\\b");

  /**
   * Rows looked up by an earlier result that belonged to the party: a schedule's number, the giver
   * of a grant, the stops and days of a machine.
   */
  private static final Pattern FOUND_BEFORE =
      Pattern.compile(
          "schedule_no = (\\?|any\\(\\?\\))|unnest\\(\\?\\) o \\(owner\\)|t\\.stream = (\\?|any\\(\\?\\)) and t\\.(begun|day)\\b|\\(party, code\\) in");

  private static final String ROLE = "set_config('role', ?, true)";

  /** The writer's own role, to which row security shows every row. */
  private static final String WRITER =
      "set_config('role', case when ?::text is null then '' else 'none' end, true)";

  private enum Lines {
    BOTH,
    /** Row security without the filter. */
    SECOND,
    /** Neither of the two: every read runs as the writer. */
    NONE
  }

  private volatile Lines lines = Lines.BOTH;
  private final AtomicInteger rewritten = new AtomicInteger();
  private final Set<String> untouched = ConcurrentHashMap.newKeySet();

  /** Until it is closed, the hub reads without its own filter. */
  public Removed removed() {
    return without(Lines.SECOND);
  }

  /**
   * Until it is closed, there is neither filter nor row security, so that the test proves that it
   * detects this.
   */
  public Removed removedWithRowSecurity() {
    return without(Lines.NONE);
  }

  private Removed without(Lines left) {
    rewritten.set(0);
    untouched.clear();
    lines = left;
    return () -> lines = Lines.BOTH;
  }

  /** How many statements lost their filter since it was removed. */
  public int rewritten() {
    return rewritten.get();
  }

  /** Statements on a party's tables without a known filter. */
  public Set<String> untouched() {
    return Set.copyOf(untouched);
  }

  public interface Removed extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Pools it
        ? new Pools(it.writer(), new Reader(it.reader(), it.writer()))
        : bean;
  }

  private String rewrite(String sql) {
    if (lines == Lines.BOTH) return sql;
    String without = sql;
    for (Pattern filter : FILTERS)
      without = filter.matcher(without).replaceFirst("?::text is not null");
    if (!without.equals(sql)) rewritten.incrementAndGet();
    else if (BY_PARTY.matcher(sql).find() && !FOUND_BEFORE.matcher(sql).find()) untouched.add(sql);
    return lines == Lines.SECOND ? without : without.replace(ROLE, WRITER);
  }

  /** The reader pool, whose connections replace the statements that they are asked to prepare. */
  private final class Reader extends HikariDataSource {
    private final HikariDataSource pool;
    private final HikariDataSource writer;

    public Reader(HikariDataSource pool, HikariDataSource writer) {
      this.pool = pool;
      this.writer = writer;
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = lines == Lines.NONE ? writer.getConnection() : pool.getConnection();
      if (lines == Lines.NONE) connection.setAutoCommit(false);
      return (Connection)
          Proxy.newProxyInstance(
              Reader.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> {
                if (method.getName().equals("prepareStatement"))
                  arguments[0] = rewrite((String) arguments[0]);
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
