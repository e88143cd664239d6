package weft.projections.rows;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.sharing.Grant.Grain;

/**
 * Reads a board's rows within a party's scope. The query filters by party, and row security does so
 * again.
 */
public final class BoardReads<R extends Record & Board.Row<R>> {
  private final Board<R> board;
  private final RecordRows<R> rows;
  private final String names;
  private final String listed;

  BoardReads(Board<R> board) {
    this.board = board;
    rows = RecordRows.of(board.row());
    names = Columns.of(board.row()).names();
    var newest = board.newestFirst();
    listed = newest == null ? names : names + ", " + newest.column();
  }

  /**
   * Narrows a list; a null value does not narrow.
   *
   * @param condition on {@code t}'s columns with {@code :name} in it
   */
  public record Filter(String condition, String name, @Nullable Object value) {
    /** Compares a column with the value. */
    public static Filter is(String column, @Nullable Object value) {
      return new Filter("t." + column + " = :" + column, column, value);
    }
  }

  /**
   * At most {@code limit} rows in the board's order, after the {@link Board#place} of a row.
   *
   * @param after empty to begin
   */
  public List<R> list(
      JdbcClient db,
      PartyScope scope,
      List<Filter> filters,
      List<String> after,
      Moment moment,
      int limit) {
    return query(db, scope, following(filters, after), moment, inOrder(limit));
  }

  /** Like {@link #list}, but limited in bytes, and long rows come without their lines. */
  public RowsWithin<R> page(
      JdbcClient db,
      PartyScope scope,
      List<Filter> filters,
      List<String> after,
      Moment moment,
      int limit,
      long bytes) {
    return page(db, scope, following(filters, after), moment, inOrder(limit), bytes);
  }

  /**
   * The first rows in another order than the board's, limited in bytes.
   *
   * @param order columns of the table {@code t}, for example {@code t.due nulls last, t.stream}
   */
  public RowsWithin<R> first(
      JdbcClient db,
      PartyScope scope,
      List<Filter> filters,
      String order,
      Moment moment,
      int limit,
      long bytes) {
    String rest = "order by %s limit %d".formatted(order, limit);
    return page(db, scope, filters, moment, rest, bytes);
  }

  private RowsWithin<R> page(
      JdbcClient db,
      PartyScope scope,
      List<Filter> filters,
      Moment moment,
      String rest,
      long bytes) {
    SeenRows seen = seenBy(db, scope, moment, true);
    String from = moment.of(board.table(), listed);
    return RowsWithin.read(
        statement(db, scope, seen, rows.columns(board.heads()), from, filters, moment, rest),
        mapper(scope, seen),
        bytes);
  }

  private List<Filter> following(List<Filter> filters, List<String> after) {
    List<Filter> all = new ArrayList<>(filters);
    var newest = board.newestFirst();
    if (!after.isEmpty())
      all.addAll(newest == null ? above(after) : before(newest.column(), after));
    return all;
  }

  private String inOrder(int limit) {
    String direction = board.isNewestFirst() ? " desc" : "";
    String order =
        board.orderColumns().stream().map(it -> "t." + it + direction).collect(joining(", "));
    return "order by %s limit %d".formatted(order, limit);
  }

  private List<Filter> above(List<String> after) {
    return place(">", after.size() == 1 ? ":after" : ":after, :item", after);
  }

  /** Compares the day on its own as well, so that PostgreSQL can start an index scan there. */
  private List<Filter> before(String day, List<String> after) {
    List<String> key = after.subList(1, after.size());
    List<Filter> all =
        new ArrayList<>(place("<", key.size() == 1 ? ":day, :after" : ":day, :after, :item", key));
    all.add(new Filter("t." + day + " <= :day", "day", LocalDate.parse(after.getFirst())));
    return all;
  }

  private List<Filter> place(String beyond, String values, List<String> key) {
    String columns = "t." + String.join(", t.", board.orderColumns());
    List<Filter> all = new ArrayList<>();
    all.add(new Filter("(%s) %s (%s)".formatted(columns, beyond, values), "after", key.getFirst()));
    if (key.size() > 1) all.add(new Filter(":item <> ''", "item", key.get(1)));
    return all;
  }

  /** A row's stream, and the value of one of its columns. */
  public record Found(String value, String stream) {}

  /**
   * The streams of rows by one of their columns, for answers about many rows that need no more of
   * them.
   *
   * @param column a text column without nulls
   */
  public List<Found> found(
      JdbcClient db, PartyScope scope, String column, String[] values, Moment moment, int limit) {
    var among = new Filter("t.%s = any(:values)".formatted(column), "values", values);
    return statement(
            db,
            scope,
            seenBy(db, scope, moment, true),
            "t.%s, t.stream".formatted(column),
            moment.of(board.table(), listed),
            List.of(among),
            moment,
            inOrder(limit))
        .query(
            (row, _) -> {
              var in = new InOrder(row);
              return new Found(in.text(), in.text());
            })
        .list();
  }

  /** All rows of one stream. */
  public List<R> ofStream(JdbcClient db, PartyScope scope, String stream, Moment moment) {
    return query(
        db,
        scope,
        List.of(Filter.is("stream", stream)),
        moment,
        "order by t." + String.join(", t.", board.keyColumns()));
  }

  /** The row of a stream, for boards where each reader sees only one. */
  public Optional<R> one(JdbcClient db, PartyScope scope, String stream, Moment moment) {
    return ofStream(db, scope, stream, moment).stream().findFirst();
  }

  /** The newest row of a stream at or before that version, or its first row if all are later. */
  public Optional<R> atVersion(
      JdbcClient db, PartyScope scope, String stream, long version, Moment moment) {
    String until = moment.position() == null ? Long.toString(Long.MAX_VALUE) : ":position";
    String all =
        """
        (select %s from %s where from_position <= %s
         union all
         select %s from %s_past where from_position <= %s)\
        """
            .formatted(names, board.table(), until, names, board.table(), until);
    return query(
            db,
            scope,
            seenBy(db, scope, moment, true),
            all,
            List.of(Filter.is("stream", stream)),
            moment,
            "order by t.version <= %d desc, case when t.version <= %d then -t.from_position else t.from_position end limit 1"
                .formatted(version, version))
        .stream()
        .findFirst();
  }

  /**
   * The first row of a stream for each value of a column, the largest value first, limited in
   * bytes. For boards whose rows keep a number that counts the versions of their subject.
   *
   * @param column a number
   * @param filters on {@code t}'s columns
   */
  public RowsWithin<R> firstOfEach(
      JdbcClient db,
      PartyScope scope,
      String stream,
      String column,
      List<Filter> filters,
      Moment moment,
      int limit,
      long bytes) {
    String until = moment.position() == null ? Long.toString(Long.MAX_VALUE) : ":position";
    String from =
        """
        (select distinct on (a.%1$s) * from
          (select %2$s from %3$s where stream = :stream and from_position <= %4$s
           union all
           select %2$s from %3$s_past where stream = :stream and from_position <= %4$s) a
         order by a.%1$s, a.from_position)\
        """
            .formatted(column, names, board.table(), until);
    List<Filter> all = new ArrayList<>(filters);
    all.add(Filter.is("stream", stream));
    SeenRows seen = seenBy(db, scope, moment, true);
    String rest = "order by t.%s desc limit %d".formatted(column, limit);
    return RowsWithin.read(
        statement(db, scope, seen, rows.columns("t"), from, all, moment, rest),
        mapper(scope, seen),
        bytes);
  }

  /**
   * Rows that changed after a position, including rows that no longer show anything. The oldest
   * change comes first, and rows of one event follow their keys, whatever the page size. Like a
   * list, the result is limited in bytes and long rows come without their lines; the rows of one
   * event always come together.
   */
  public RowsWithin<R> changedSince(
      JdbcClient db, PartyScope scope, long since, int limit, long bytes) {
    RowsWithin<R> read = changes(db, scope, since, limit, bytes);
    if (read.all()) return read.with(inOrderOfChange(read.rows()));
    // The rows of the last event may be incomplete.
    long last = read.rows().getLast().fromPosition();
    List<R> whole = read.rows().stream().filter(it -> it.fromPosition() < last).toList();
    if (whole.isEmpty()) whole = changes(db, scope, since, 1, Long.MAX_VALUE).rows();
    return read.with(inOrderOfChange(whole));
  }

  private RowsWithin<R> changes(
      JdbcClient db, PartyScope scope, long since, int limit, long bytes) {
    SeenRows seen = seenBy(db, scope, Moment.NOW, false);
    return RowsWithin.read(
        statement(
            db,
            scope,
            seen,
            rows.columns(board.heads()),
            board.table(),
            List.of(new Filter("t.from_position > :since", "since", since)),
            Moment.NOW,
            "order by t.from_position fetch first " + limit + " rows with ties"),
        mapper(scope, seen),
        bytes);
  }

  private List<R> inOrderOfChange(List<R> changed) {
    return changed.stream()
        .sorted(
            Comparator.<R>comparingLong(Versioned.Row::fromPosition)
                .thenComparing(Board.Row::stream)
                .thenComparing(Board.Row::item, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  private List<R> query(
      JdbcClient db, PartyScope scope, List<Filter> filters, Moment moment, String rest) {
    return query(
        db,
        scope,
        seenBy(db, scope, moment, true),
        moment.of(board.table(), listed),
        filters,
        moment,
        rest);
  }

  private List<R> query(
      JdbcClient db,
      PartyScope scope,
      SeenRows seen,
      String from,
      List<Filter> filters,
      Moment moment,
      String rest) {
    return statement(db, scope, seen, rows.columns("t"), from, filters, moment, rest)
        .query(mapper(scope, seen))
        .list();
  }

  private JdbcClient.StatementSpec statement(
      JdbcClient db,
      PartyScope scope,
      SeenRows seen,
      String columns,
      String from,
      List<Filter> filters,
      Moment moment,
      String rest) {
    Map<String, Object> params = new HashMap<>(seen.params());
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    StringBuilder where = new StringBuilder(seen.where());
    for (Filter it : filters) {
      if (it.value() == null) continue;
      where.append(" and ").append(it.condition());
      params.put(it.name(), it.value());
    }
    return db.sql(
            "select %s%s from %s t where %s %s"
                .formatted(columns, seen.columns(), from, where, rest))
        .params(params);
  }

  private RowMapper<R> mapper(PartyScope scope, SeenRows seen) {
    return seen.grants() ? granted(scope) : rows;
  }

  /** Reduces rows of other owners to what their grant shows the reader. */
  private RowMapper<R> granted(PartyScope scope) {
    var shared = requireNonNull(board.shared());
    int columns = board.row().getRecordComponents().length;
    return (row, number) -> {
      R read = rows.mapRow(row, number);
      if (row.getBoolean(columns + 1)) return read;
      Grain grain = row.getBoolean(columns + 2) ? Grain.EXACT : Grain.STATE;
      return shared.granted().seenBy(read, scope.party(), grain);
    };
  }

  private SeenRows seenBy(JdbcClient db, PartyScope scope, Moment moment, boolean onlyShown) {
    var shared = board.shared();
    var through = board.through();
    if (scope.role() == PartyScope.Role.AUDITOR && through != null)
      return SeenRows.through(own(scope), board.table(), onlyShown, false, moment);
    if (scope.role() != PartyScope.Role.VIEWER) return SeenRows.of(own(scope));
    if (shared == null && through != null)
      return SeenRows.through(own(scope), board.table(), onlyShown, through.closesPast(), moment);
    if (shared == null) return SeenRows.of(own(scope));
    return SeenRows.shared(
        own(scope),
        shared,
        board.table(),
        GrantsHeld.of(db, scope, shared.what(), moment),
        onlyShown,
        moment);
  }

  private static String own(PartyScope scope) {
    return switch (scope.role()) {
      case BUYER -> "t.buyer = :party";
      case SUPPLIER -> "t.supplier = :party";
      case VIEWER -> "t.owner = :party";
      case AUDITOR, OPERATOR -> ":party <> ''";
    };
  }
}
