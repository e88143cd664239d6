package weft.projections.rows;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.sharing.Grant;

/**
 * Declares a versioned view: its rows, who may see them, and how an event changes them. Writing,
 * reading, paging, {@code asOf}, the change feed and the tests of every view follow from the
 * declaration. A migration makes its table with {@code select versioned(…)}. Rows are changed and
 * never removed: a row that has ended states so itself.
 *
 * @param <R> the row; this record is the JSON, and its components are the columns
 */
public final class Board<R extends Record & Board.Row<R>> {
  /** A row that comes from a stream. */
  public interface Row<R> extends Versioned.Row<R> {
    /** The stream's id; the first column of the key. */
    String stream();

    /** How many events the stream has had; {@code If-Match} compares it. */
    long version();

    /** Distinguishes the rows of one stream; null where it has only one. */
    @JsonIgnore
    default @Nullable String item() {
      return null;
    }

    @Override
    @JsonIgnore
    default boolean saysTheSameAs(R other) {
      return RowShape.of(getClass()).same(this, requireNonNull(other));
    }
  }

  /** The item of the owner's row, where others have rows of the same stream too. */
  public static final String OWN = "-";

  /** The readers of a row: decides which column the reader's party is compared with. */
  public enum Seen {
    /** Columns {@code buyer} and {@code supplier}, of which one may be null. */
    BY_SIDES,
    /** Column {@code owner}; in addition, parties that hold a grant see the row. */
    BY_OWNER
  }

  private final String name;
  private final String streamType;
  private final Class<R> row;
  private final Seen seen;
  private final Class<?> events;
  private final boolean severalRows;
  private final BiConsumer<Versioned<String, R>, Recorded> apply;
  private final Presentation<R> told;
  private final int rowsVersion;
  private final BoardReads<R> reads;

  private Board(
      String name,
      String streamType,
      Class<R> row,
      Seen seen,
      Class<?> events,
      boolean severalRows,
      BiConsumer<Versioned<String, R>, Recorded> apply,
      Presentation<R> told,
      int rowsVersion) {
    this.name = name;
    this.streamType = streamType;
    this.row = row;
    this.seen = seen;
    this.events = events;
    this.severalRows = severalRows;
    this.apply = apply;
    this.told = told;
    this.rowsVersion = rowsVersion;
    this.reads = new BoardReads<>(this);
  }

  /**
   * A view with one row for each stream.
   *
   * @param name in URLs and in the change feed, such as {@code material-demands}; its table is
   *     {@code material_demands}
   * @param events the type of the events that change it, all of one kind of stream
   * @param after the row after an event; the same row where nothing changes, and null before there
   *     is one
   */
  public static <R extends Record & Row<R>> Board<R> ofOneRow(
      String name,
      String streamType,
      Class<R> row,
      Seen seen,
      Class<?> events,
      BiFunction<@Nullable R, Recorded, @Nullable R> after) {
    return new Board<>(
        name,
        streamType,
        row,
        seen,
        events,
        false,
        (rows, event) -> {
          R next = after.apply(rows.get(event.stream()), event);
          if (next != null) rows.put(next);
        },
        Presentation.plain(),
        1);
  }

  /**
   * A view with several rows for each stream, identified by their {@link Row#item}.
   *
   * @param apply puts the rows that an event changes. It may receive rows of other streams, which
   *     it must ignore. {@link #key} makes the keys.
   */
  public static <R extends Record & Row<R>> Board<R> ofRows(
      String name,
      String streamType,
      Class<R> row,
      Seen seen,
      Class<?> events,
      BiConsumer<Versioned<String, R>, Recorded> apply) {
    return new Board<>(name, streamType, row, seen, events, true, apply, Presentation.plain(), 1);
  }

  /**
   * How grants show a view of {@link Seen#BY_OWNER} to others than its rows' owners. Its migration
   * must call {@code select shared(…)} too, because row security applies the grants by itself.
   *
   * @param parts SQL for the parts that a row {@code t} is about, as a jsonb array
   * @param shown where others than the owner may have rows of the same stream, which they read
   *     instead of granted ones: SQL of whether row {@code t} shows anything; the owner's row has
   *     the item {@link #OWN}. Null where only owners have rows
   * @param to SQL of whether a grant opens row {@code t} to the reader {@code :party}; null where a
   *     grant opens all rows of its parts. Row security has the same condition
   */
  record Shared<R>(
      Grant.What what,
      String parts,
      @Nullable String shown,
      @Nullable String to,
      Granted<R> granted) {}

  /** Reduces a row to what a grant from its owner shows the party. */
  public interface Granted<R> {
    R seenBy(R row, PartyCode party, Grant.Grain grain);
  }

  /** The same view, shown to holders of grants; see {@link Shared}. */
  public Board<R> sharedAs(
      Grant.What what, String parts, @Nullable String shown, Granted<R> granted) {
    return with(told.with(new Shared<>(what, parts, shown, null, granted)));
  }

  /**
   * The same view, of which a grant shows only the rows that concern its receiver; see {@link
   * Shared}.
   *
   * @param to SQL of whether row {@code t} concerns {@code :party}
   */
  public Board<R> sharedOnlyTo(String to, Grant.What what, String parts, Granted<R> granted) {
    return with(told.with(new Shared<>(what, parts, null, to, granted)));
  }

  private Board<R> with(Presentation<R> otherwise) {
    return new Board<>(
        name, streamType, row, seen, events, severalRows, apply, otherwise, rowsVersion);
  }

  /**
   * The same view, whose rows have this version. It is 1 before; raise it by one when the same
   * events give other rows (see {@link View#rowsVersion}).
   */
  public Board<R> rowsVersion(int version) {
    return new Board<>(name, streamType, row, seen, events, severalRows, apply, told, version);
  }

  /** The version of what its rows mean. */
  public int rowsVersion() {
    return rowsVersion;
  }

  /**
   * The same view, shown to parties that another stream concerns; see {@link ShownThrough}. The
   * owner's row has the item {@link #OWN}, and a column {@code shown}.
   */
  public Board<R> shownThrough(ShownThrough<R> through) {
    if (seen != Seen.BY_OWNER || !severalRows)
      throw new IllegalArgumentException(name + " has no rows by owner and item");
    return with(told.with(through));
  }

  public @Nullable ShownThrough<R> through() {
    return told.through();
  }

  /** Translates rows, stored in one side's terms, into the terms of the reader. */
  public interface Naming<R> {
    /** The same rows in the same order. */
    List<R> named(JdbcClient db, PartyScope scope, Moment moment, List<R> rows);

    static <R> Naming<R> none() {
      return (_, _, _, rows) -> rows;
    }
  }

  /** The same view, translated for its outside readers. */
  public Board<R> namedAs(Naming<R> words) {
    return with(told.with(words));
  }

  /** The same view, with a report of the partner messages that made its rows. */
  public Board<R> tells(Lineage ofMessages) {
    return with(told.with(ofMessages));
  }

  /**
   * Lists the newest rows first; without it, lists follow the keys.
   *
   * @param column of both tables, with the row's day; the migration generates it from the row's
   *     columns, and makes an index on the columns that decide who sees the row, followed by this
   *     one
   */
  record NewestFirst<R>(String column, Function<R, LocalDate> day) {}

  /** The same view, whose lists begin with the newest day; see {@link NewestFirst}. */
  public Board<R> newestFirst(String column, Function<R, LocalDate> day) {
    return with(told.with(new NewestFirst<>(column, day)));
  }

  /**
   * The same view, whose lists show long rows without some columns.
   *
   * @param count the column that counts a row's lines; a list omits the columns above 100
   * @param columns to omit, each a list of the row
   */
  public Board<R> headsInLists(String count, String... columns) {
    var heads =
        new ListColumns("t.%s > %d".formatted(count, ListColumns.MOST_LINES), List.of(columns));
    return with(told.with(heads));
  }

  @Nullable ListColumns heads() {
    return told.heads();
  }

  /** A row's list for the JSON: null where a list of rows omitted it. */
  public static <T> @Nullable List<T> told(List<T> all, int count) {
    return all.size() < count ? null : all;
  }

  public boolean isNewestFirst() {
    return told.newestFirst() != null;
  }

  @Nullable NewestFirst<R> newestFirst() {
    return told.newestFirst();
  }

  /** The columns that order a list; all descend in a view that lists the newest rows first. */
  public List<String> orderColumns() {
    if (told.newestFirst() == null) return keyColumns();
    return Stream.concat(Stream.of(told.newestFirst().column()), keyColumns().stream()).toList();
  }

  /** The row's values of {@link #orderColumns}, its place in a list. */
  public List<String> place(R row) {
    return Stream.of(
            told.newestFirst() == null ? null : told.newestFirst().day().apply(row).toString(),
            row.stream(),
            row.item())
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** How messages changed the view; null if they cannot. */
  public @Nullable Lineage lineage() {
    return told.lineage();
  }

  /** Translates rows into the reader's terms. */
  public List<R> named(JdbcClient db, PartyScope scope, Moment moment, List<R> rows) {
    return rows.isEmpty() ? rows : told.naming().named(db, scope, moment, rows);
  }

  @Nullable Shared<R> shared() {
    return told.shared();
  }

  /** Whether grants show the view to others than its rows' owners. */
  public boolean isShared() {
    return told.shared() != null;
  }

  /** The key of a row within a batch. */
  public static String key(String stream, @Nullable String item) {
    return item == null ? stream : stream + '\n' + item;
  }

  public String name() {
    return name;
  }

  /** The type of its rows' streams, such as {@code MaterialDemand}. */
  public String streamType() {
    return streamType;
  }

  public String table() {
    return name.replace('-', '_').toLowerCase(Locale.ROOT);
  }

  public Class<R> row() {
    return row;
  }

  public Seen seen() {
    return seen;
  }

  Class<?> events() {
    return events;
  }

  /** The columns that identify a row. */
  public List<String> keyColumns() {
    return severalRows ? List.of("stream", "item") : List.of("stream");
  }

  void apply(Versioned<String, R> rows, Recorded event) {
    apply.accept(rows, event);
  }

  /** The view that writes the rows. */
  public BoardView<R> view() {
    return new BoardView<>(this);
  }

  /** The queries that read the rows. */
  public BoardReads<R> reads() {
    return reads;
  }
}
