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
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.sharing.Grant;

/**
 * A versioned view, declared: its rows, who sees them, and how an event changes them. Writing,
 * reading, paging, {@code asOf}, the change feed and the tests that try every view follow from it.
 * Its table is made by {@code select versioned(…)} in a migration. Rows are changed and never taken
 * away: what is over says so.
 *
 * @param <R> the row; this record is the JSON, and its components are the columns
 */
public final class Board<R extends Record & Board.Row<R>> {
  /** A row that came from a stream. */
  public interface Row<R> extends Versioned.Row<R> {
    /** Its id; the first column of the key. */
    String stream();

    /** Events of the stream so far: what {@code If-Match} compares. */
    long version();

    /** Tells the rows of one stream apart; null where it has only one. */
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

  /** Whose rows they are, by which the reader's side decides. */
  public enum Seen {
    /** Columns {@code buyer} and {@code supplier}, of which one may be null. */
    BY_SIDES,
    /** Column {@code owner}, and whoever was granted a look. */
    BY_OWNER
  }

  private final String name;
  private final String streamType;
  private final Class<R> row;
  private final Seen seen;
  private final Class<?> events;
  private final boolean severalRows;
  private final BiConsumer<Versioned<String, R>, Recorded> apply;
  private final Told<R> told;
  private final BoardReads<R> reads;

  /** How its rows are told, beside what they are; null where the view does not say. */
  private record Told<R>(
      @Nullable Shared<R> shared,
      Naming<R> naming,
      @Nullable Lineage lineage,
      @Nullable NewestFirst<R> newestFirst,
      @Nullable Heads heads) {
    static <R> Told<R> plainly() {
      return new Told<>(null, Naming.none(), null, null, null);
    }
  }

  private Board(
      String name,
      String streamType,
      Class<R> row,
      Seen seen,
      Class<?> events,
      boolean severalRows,
      BiConsumer<Versioned<String, R>, Recorded> apply,
      Told<R> told) {
    this.name = name;
    this.streamType = streamType;
    this.row = row;
    this.seen = seen;
    this.events = events;
    this.severalRows = severalRows;
    this.apply = apply;
    this.told = told;
    this.reads = new BoardReads<>(this);
  }

  /**
   * A view with one row for each stream.
   *
   * @param name in URLs and in the change feed, such as {@code material-demands}; its table is
   *     {@code material_demands}
   * @param events those that change it, all of one kind of stream
   * @param after the row after an event; the same row where it changes nothing, and null before
   *     there is one
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
        Told.plainly());
  }

  /**
   * A view with several rows for each stream, told apart by their {@link Row#item}.
   *
   * @param apply puts the rows that an event changes; of the rows it is given, those of its own
   *     stream alone are of its concern. Keys are made by {@link #key}.
   */
  public static <R extends Record & Row<R>> Board<R> ofRows(
      String name,
      String streamType,
      Class<R> row,
      Seen seen,
      Class<?> events,
      BiConsumer<Versioned<String, R>, Recorded> apply) {
    return new Board<>(name, streamType, row, seen, events, true, apply, Told.plainly());
  }

  /**
   * How grants open a view of {@link Seen#BY_OWNER} to others than its rows' owners. Its migration
   * says so too, by {@code select shared(…)}: row security knows the grants by itself.
   *
   * @param parts SQL for the parts that a row {@code t} is about, as a jsonb array
   * @param shown where others than the owner may have rows of the same stream, which are read in
   *     the place of granted ones: SQL of whether row {@code t} shows anything, the owner's row
   *     being the item {@link #OWN}; null where only owners have rows
   */
  record Shared<R>(Grant.What what, String parts, @Nullable String shown, Granted<R> granted) {}

  /** The row as a party sees it that its owner granted a look. */
  public interface Granted<R> {
    R seenBy(R row, PartyCode party, Grant.Grain grain);
  }

  /** The same view, opened by grants; see {@link Shared}. */
  public Board<R> sharedAs(
      Grant.What what, String parts, @Nullable String shown, Granted<R> granted) {
    return with(
        new Told<>(
            new Shared<>(what, parts, shown, granted),
            told.naming,
            told.lineage,
            told.newestFirst,
            told.heads));
  }

  private Board<R> with(Told<R> otherwise) {
    return new Board<>(name, streamType, row, seen, events, severalRows, apply, otherwise);
  }

  /** How rows that are kept in one side's words are told in those of who reads them. */
  public interface Naming<R> {
    /** The same rows in the same order. */
    List<R> named(JdbcClient db, PartyScope scope, Moment moment, List<R> rows);

    static <R> Naming<R> none() {
      return (_, _, _, rows) -> rows;
    }
  }

  /** The same view, which who asks from outside reads in its own words. */
  public Board<R> namedAs(Naming<R> words) {
    return with(new Told<>(told.shared, words, told.lineage, told.newestFirst, told.heads));
  }

  /** The same view, whose rows tell which message of a partner made them. */
  public Board<R> tells(Lineage ofMessages) {
    return with(new Told<>(told.shared, told.naming, ofMessages, told.newestFirst, told.heads));
  }

  /**
   * Lists the newest first, where else they are in the order of their keys.
   *
   * @param column of both tables, with the row's day; its migration generates it from the row's
   *     columns, and an index begins with who sees the row and it
   */
  record NewestFirst<R>(String column, Function<R, LocalDate> day) {}

  /** The same view, whose lists begin with the newest day; see {@link NewestFirst}. */
  public Board<R> newestFirst(String column, Function<R, LocalDate> day) {
    return with(
        new Told<>(
            told.shared, told.naming, told.lineage, new NewestFirst<>(column, day), told.heads));
  }

  /**
   * The same view, whose lists show long rows without some columns.
   *
   * @param count the column that counts a row's lines; more than 100 are too many for a list
   * @param columns what is left out then, each a list of the row
   */
  public Board<R> headsInLists(String count, String... columns) {
    var heads = new Heads("t.%s > %d".formatted(count, Heads.MOST_LINES), List.of(columns));
    return with(new Told<>(told.shared, told.naming, told.lineage, told.newestFirst, heads));
  }

  @Nullable Heads heads() {
    return told.heads;
  }

  /** A list of a row in JSON: null where a list of rows left it out. */
  public static <T> @Nullable List<T> told(List<T> all, int count) {
    return all.size() < count ? null : all;
  }

  public boolean isNewestFirst() {
    return told.newestFirst != null;
  }

  @Nullable NewestFirst<R> newestFirst() {
    return told.newestFirst;
  }

  /** The columns by which a list is ordered; where one begins with the newest, all descend. */
  public List<String> orderColumns() {
    if (told.newestFirst == null) return keyColumns();
    return Stream.concat(Stream.of(told.newestFirst.column()), keyColumns().stream()).toList();
  }

  /** Where a row stands in a list, in the order of {@link #orderColumns}. */
  public List<String> place(R row) {
    return Stream.of(
            told.newestFirst == null ? null : told.newestFirst.day().apply(row).toString(),
            row.stream(),
            row.item())
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** What messages changed in it; null where none can. */
  public @Nullable Lineage lineage() {
    return told.lineage;
  }

  /** Rows that were read, in the reader's words. */
  public List<R> named(JdbcClient db, PartyScope scope, Moment moment, List<R> rows) {
    return rows.isEmpty() ? rows : told.naming.named(db, scope, moment, rows);
  }

  @Nullable Shared<R> shared() {
    return told.shared;
  }

  /** Whether grants open it to others than its rows' owners. */
  public boolean isShared() {
    return told.shared != null;
  }

  /** Under which a row stands among those of a batch. */
  public static String key(String stream, @Nullable String item) {
    return item == null ? stream : stream + '\n' + item;
  }

  public String name() {
    return name;
  }

  /** Of the streams that its rows come from, such as {@code MaterialDemand}. */
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

  /** The columns by which rows are told apart. */
  public List<String> keyColumns() {
    return severalRows ? List.of("stream", "item") : List.of("stream");
  }

  void apply(Versioned<String, R> rows, Recorded event) {
    apply.accept(rows, event);
  }

  /** Writes its rows. */
  public BoardView<R> view() {
    return new BoardView<>(this);
  }

  /** Reads its rows. */
  public BoardReads<R> reads() {
    return reads;
  }
}
