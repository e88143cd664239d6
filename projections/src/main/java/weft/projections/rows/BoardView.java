package weft.projections.rows;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;

/** Writes a board's rows, with one statement for each table and batch. */
public final class BoardView<R extends Record & Board.Row<R>> implements View {
  private final Board<R> board;
  private final RecordRows<R> rows;
  private final Columns<R> columns;
  private final Columns<Versioned.Past<R>> past;
  private final Columns<Versioned.Past<R>> ended;
  private final String stored;
  private final String end;
  private final String pass;
  private final String add;
  private final String change;

  BoardView(Board<R> board) {
    this.board = board;
    rows = RecordRows.of(board.row());
    columns = Columns.of(board.row());
    past = columns.past();
    var endedColumns = new ArrayList<>(board.keyColumns());
    endedColumns.add("until_position");
    ended = past.only(endedColumns.toArray(String[]::new));
    String table = board.table();
    var through = board.through();
    String subject =
        through == null || through.subject() == null ? "stream" : through.subject().column();
    stored = "select %s from %s t where %s = any(?)".formatted(rows.columns("t"), table, subject);
    end =
        "insert into %s_past (%s) select %s, e.until_position from (%s) e join %s t on %s"
            .formatted(table, past.names(), rows.columns("t"), ended.rows(), table, same("e"));
    pass = "insert into %s_past (%s) %s".formatted(table, past.names(), past.rows());
    add = "insert into %s (%s) %s".formatted(table, columns.names(), columns.rows());
    change =
        "update %s t set (%s) = row(%s) from (%s) c where %s"
            .formatted(table, columns.names(), of("c", columns.names()), columns.rows(), same("c"));
  }

  private String same(String other) {
    return board.keyColumns().stream()
        .map(it -> "t.%s = %s.%s".formatted(it, other, it))
        .collect(joining(" and "));
  }

  private static String of(String alias, String names) {
    return alias + "." + names.replace(", ", ", " + alias + ".");
  }

  @Override
  public String name() {
    return board.name();
  }

  @Override
  public List<ViewTable> tables() {
    var rows =
        board.keyColumns().size() == 1
            ? ViewTable.versioned(board.table())
            : ViewTable.versioned(board.table(), "stream");
    return board.through() == null
        ? List.of(rows)
        : List.of(
            rows,
            ViewTable.unversioned(ShownThrough.readers(board.table()), "stream"),
            ViewTable.appended(ShownThrough.events(board.table())));
  }

  @Override
  public int rowsVersion() {
    return board.rowsVersion();
  }

  @Override
  public Set<Class<?>> events() {
    var through = board.through();
    return through == null ? Set.of(board.events()) : Set.of(board.events(), through.events());
  }

  /** Where other streams concern parties with rows, their order counts too. */
  @Override
  public Object sequenceOf(Recorded event) {
    return board.through() == null ? event.stream() : name();
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    var through = board.through();
    if (through == null) {
      pieces(db, Recorded::stream, board::apply, _ -> {}, () -> {}).write(batch);
      return;
    }
    var others = new ThroughRows<>(board, through, db);
    pieces(db, others::subject, others::apply, others::read, others::write)
        .write(others.split(batch));
  }

  private WritePieces<String, R> pieces(
      JdbcClient db,
      Function<Recorded, String> id,
      BiConsumer<Versioned<String, R>, Recorded> apply,
      Consumer<List<String>> begin,
      Runnable end) {
    return new WritePieces<>(
        id,
        (ids, _, bytes) -> {
          begin.accept(ids);
          var statement = db.sql(stored).param(ids.toArray(String[]::new));
          return RowsWithin.read(statement, rows, bytes);
        },
        it -> Board.key(it.stream(), it.item()),
        apply,
        (versions, _) -> {
          write(db, versions);
          end.run();
        });
  }

  private void write(JdbcClient db, Versioned<String, R> versions) {
    if (!versions.removed().isEmpty())
      throw new IllegalStateException("Rows of " + board.name() + " are never taken away");
    new RowWrites(db)
        .add(ended, end, versions.ended())
        .add(past, pass, versions.past())
        .add(columns, add, versions.added())
        .add(columns, change, versions.changed())
        .send();
  }
}
