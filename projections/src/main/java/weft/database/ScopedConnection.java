package weft.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.context.Contexts;
import weft.party.PartyScope;

/**
 * One connection in one transaction. Its first query carries the party and the role ahead of it,
 * two statements in one message, so that row security costs no extra round trip.
 */
final class ScopedConnection {
  private static final String BECOME =
      "select set_config('weft.party', ?, true), set_config('role', ?, true);\n";

  /** For an auditor, also what the grants in force now let it read; the role is needed for that. */
  private static final String AUDIT =
      "select set_config('weft.audit', audit_grants(?::bigint, ?::timestamptz, ?::jsonb), true);\n";

  /** The contexts of all kinds of streams, which the grants name. */
  private static final String CONTEXTS =
      Contexts.ALL.stream()
          .map(it -> "\"%s\":\"%s\"".formatted(it.name(), it.context()))
          .collect(Collectors.joining(",", "{", "}"));

  private static final int PARTY = 1;
  private static final int ROLE = 2;
  private static final int AT = 3;
  private static final int AS_OF = 4;
  private static final int KINDS = 5;

  private final Connection connection;
  private final PartyScope scope;
  private final @Nullable Long at;
  private final @Nullable Instant asOf;
  private final boolean audits;
  private final Connection scoped;
  private boolean begun;

  /**
   * Prepares the connection.
   *
   * @param at the position that is read; null for the current rows. An auditor's grants that begin
   *     later open nothing then.
   * @param asOf the moment that was asked for; null where none was
   */
  ScopedConnection(
      Connection connection, PartyScope scope, @Nullable Long at, @Nullable Instant asOf) {
    this.connection = connection;
    this.scope = scope;
    this.at = at;
    this.asOf = asOf;
    this.audits = scope.role() == PartyScope.Role.AUDITOR;
    this.scoped = proxy(Connection.class, this::onConnection);
  }

  /**
   * The connection for the queries. Closing it does nothing; the transaction's end closes the real
   * one.
   */
  Connection connection() {
    return scoped;
  }

  private @Nullable Object onConnection(Method method, @Nullable Object[] args) throws Throwable {
    return switch (method.getName()) {
      case "close" -> null; // the transaction's end closes it
      case "prepareStatement" ->
          begun || args.length > 1 ? later(method, args) : first(String.valueOf(args[0]));
      case "createStatement", "prepareCall" -> later(method, args);
      default -> call(connection, method, args);
    };
  }

  private @Nullable Object later(Method method, @Nullable Object[] args) throws Throwable {
    if (!begun)
      try (var alone = named(connection.prepareStatement(become()))) {
        alone.execute();
      }
    return call(connection, method, args);
  }

  private PreparedStatement first(String sql) throws SQLException {
    PreparedStatement both = named(connection.prepareStatement(become() + sql));
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          boolean parameter =
              method.getName().startsWith("set")
                  && method.getParameterCount() > 1
                  && method.getParameterTypes()[0] == int.class;
          if (parameter && args[0] instanceof Integer index)
            args[0] = index + (audits ? KINDS : ROLE);
          if (!method.getName().startsWith("execute")) return call(both, method, args);
          both.execute();
          boolean rows = both.getMoreResults(); // skip the result of BECOME
          if (audits) rows = both.getMoreResults();
          return switch (method.getName()) {
            case "executeQuery" -> both.getResultSet();
            case "executeUpdate" -> both.getUpdateCount();
            default -> rows;
          };
        });
  }

  private String become() {
    return audits ? BECOME + AUDIT : BECOME;
  }

  private PreparedStatement named(PreparedStatement statement) throws SQLException {
    begun = true;
    statement.setString(PARTY, scope.party().value());
    statement.setString(ROLE, "weft_" + scope.role().name().toLowerCase(Locale.ROOT));
    if (audits) {
      statement.setObject(AT, at, Types.BIGINT);
      statement.setObject(
          AS_OF,
          asOf == null ? null : asOf.atOffset(ZoneOffset.UTC),
          Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setString(KINDS, CONTEXTS);
    }
    return statement;
  }

  @FunctionalInterface
  private interface Handling {
    @Nullable Object handle(Method method, @Nullable Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handling handling) {
    Object made =
        Proxy.newProxyInstance(
            ScopedConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) -> handling.handle(method, args == null ? new Object[0] : args));
    return type.cast(made);
  }

  private static @Nullable Object call(Object on, Method method, @Nullable Object[] args)
      throws Throwable {
    try {
      return method.invoke(on, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
