package weft.api.changes;

import static weft.projections.rows.Board.Seen.BY_OWNER;
import static weft.projections.rows.Board.Seen.BY_SIDES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.reading.ListedRows;
import weft.api.reading.Page;
import weft.database.PartyReads;
import weft.history.Positions;
import weft.party.PartyScope;
import weft.projections.board.Boards;
import weft.projections.board.ConcernedReaders;
import weft.projections.interchange.Interchanges;
import weft.projections.ordering.Orders;
import weft.projections.rows.Board;
import weft.projections.rows.Board.Seen;
import weft.projections.rows.Moment;
import weft.projections.rows.ParkedStream;
import weft.projections.rows.RowSize;
import weft.projections.rows.RowsWithin;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.SchedulePage;
import weft.projections.scheduling.SchedulePages;
import weft.projections.stock.SharedStock;

/**
 * Reads the changes after a cursor for one viewpoint. No change is missed, whatever changes
 * meanwhile and wherever a reader stops and continues; some changes come twice.
 */
@Component
class ChangeFeed {
  /** The number of lines after which a batch ends, because one schedule may have thousands. */
  private static final int LINES = 10_000;

  private final PartyReads reads;
  private final Positions positions;
  private final SharedStockChanges sharedStock;
  private final ListedRows listed;

  ChangeFeed(
      PartyReads reads, Positions positions, SharedStockChanges sharedStock, ListedRows listed) {
    this.reads = reads;
    this.positions = positions;
    this.sharedStock = sharedStock;
    this.listed = listed;
  }

  /** A change, with the cursor of a reader that has seen everything up to it. */
  record Told(ChangesCursor place, ChangedRows change) {}

  /**
   * Changes in order.
   *
   * @param place the cursor of a reader that has seen them
   * @param more whether there are others up to the requested position
   * @param parked the reader's streams that are behind
   */
  record Batch(List<Told> changes, ChangesCursor place, boolean more, List<ParkedStream> parked) {
    static Batch nothingUpTo(long position) {
      return new Batch(List.of(), new ChangesCursor(position, 0, 0), false, List.of());
    }
  }

  /** The position that all views have reached. */
  long settled() {
    return positions.settled();
  }

  /** The cursor of a reader that begins now. */
  ChangesCursor now(Viewpoint of) {
    long settled = positions.settled();
    return ChangesCursor.at(
        settled,
        positions.anyParked()
            ? reads.inParty(of.viewer(), db -> ParkedStream.positions(db, of.viewer()))
            : List.of());
  }

  /**
   * Parses a cursor that a reader sends. Returns empty if the text is invalid, or if it lies beyond
   * the end of the history and so belongs to another one.
   */
  Optional<ChangesCursor> place(String text) {
    return ChangesCursor.read(text)
        .filter(it -> it.position() <= positions.settled() || it.position() <= positions.head());
  }

  /** A change with the position at which a reader gets it. */
  private record At(long position, ChangedRows change) {}

  /**
   * Changes of one kind.
   *
   * @param reach the position up to which they are complete
   */
  private record Kind(List<At> changes, long reach) {
    static final Kind NONE = new Kind(List.of(), Long.MAX_VALUE);

    static Kind of(List<At> changes, boolean cut) {
      return new Kind(changes, cut ? changes.getLast().position() : Long.MAX_VALUE);
    }
  }

  private record Viewed(
      List<Long> waiting, List<ParkedStream> parked, long after, Kind interchanges) {}

  /**
   * Returns changes after a cursor and up to a position, oldest first; if there are many, only up
   * to an earlier position. All changes of one event, in any rows and of any kind, stay together.
   *
   * @param limit maximum number of changes
   */
  Batch after(Viewpoint of, ChangesCursor from, long until, int limit) {
    return after(of, from, until, limit, ConcernedReaders.ALL.parties().keySet());
  }

  /** Whether the reader has got everything up to the cursor and nothing is parked. */
  boolean isWhole(ChangesCursor at) {
    return at.missing() == 0 && !positions.anyParked();
  }

  /**
   * Returns changes from those views that may have any.
   *
   * @param views names as in {@link ConcernedReaders}; all of them unless {@link #isWhole}
   */
  Batch after(Viewpoint of, ChangesCursor from, long until, int limit, Set<String> views) {
    boolean anyParked = !isWhole(from);
    if (!anyParked && until <= from.position()) return Batch.nothingUpTo(until); // the usual case
    if (anyParked && views.size() < ConcernedReaders.ALL.parties().size())
      return after(of, from, until, limit);
    Viewed viewed =
        anyParked || views.contains(ConcernedReaders.INTERCHANGES)
            ? viewed(of, from, limit, anyParked)
            : new Viewed(List.of(), List.of(), from.position(), Kind.NONE);
    List<Kind> kinds = new ArrayList<>(List.of(viewed.interchanges()));
    if (of.hasOrders()
        && (views.contains(ConcernedReaders.CALL_OFFS) || views.contains(ConcernedReaders.ORDERS)))
      kinds.addAll(
          reads.inParty(
              of.side(),
              db ->
                  List.of(
                      schedules(db, of, viewed.after(), limit),
                      orders(db, of, viewed.after(), limit))));
    kinds.addAll(declared(of, viewed.after(), limit, views));
    if (views.contains(SharedStock.NAME)) kinds.add(sharedStock(of, viewed.after(), limit));
    return batch(kinds, viewed, until, limit);
  }

  private Viewed viewed(Viewpoint of, ChangesCursor from, int limit, boolean anyParked) {
    return reads.inParty(
        of.viewer(),
        db -> {
          // Reads the parked events before the rows: an event that is processed meanwhile is then
          // shown twice instead of never.
          List<Long> waiting = anyParked ? ParkedStream.positions(db, of.viewer()) : List.of();
          long after = from.goesOnFrom(waiting);
          return new Viewed(
              waiting,
              waiting.isEmpty() ? List.of() : ParkedStream.all(db, of.viewer()),
              after,
              interchanges(db, of, after, limit));
        });
  }

  private static Batch batch(List<Kind> kinds, Viewed viewed, long until, int limit) {
    long reach = Math.min(until, kinds.stream().mapToLong(Kind::reach).min().orElse(until));
    List<At> found =
        kinds.stream()
            .flatMap(it -> it.changes().stream())
            .filter(it -> it.position() <= reach)
            .sorted(Comparator.comparingLong(At::position))
            .toList();
    long upTo = Math.min(reach, end(found, limit));
    List<At> told = found.stream().takeWhile(it -> it.position() <= upTo).toList();
    return new Batch(
        IntStream.range(0, told.size())
            .mapToObj(it -> new Told(place(told, it, viewed.waiting()), told.get(it).change()))
            .toList(),
        ChangesCursor.at(upTo, viewed.waiting()),
        upTo < until,
        viewed.parked());
  }

  /** The position at which the batch is full, by number or by bytes. */
  private static long end(List<At> found, int limit) {
    long bytes = 0;
    for (int i = 0; i + 1 < found.size(); i++) {
      bytes += RowSize.of(found.get(i).change());
      if (i + 1 == limit || bytes > Page.MOST_BYTES) return found.get(i).position();
    }
    return Long.MAX_VALUE;
  }

  /**
   * The cursor after a change. While further changes of its position follow, the reader has not
   * seen the whole position and gets it again.
   */
  private static ChangesCursor place(List<At> told, int at, List<Long> waiting) {
    long position = told.get(at).position();
    boolean last = at + 1 == told.size() || told.get(at + 1).position() > position;
    return ChangesCursor.at(last ? position : position - 1, waiting);
  }

  /** Reads the declared views, each with the scope that its rows belong to. */
  private List<Kind> declared(Viewpoint of, long after, int limit, Set<String> views) {
    List<Kind> kinds = new ArrayList<>();
    if (of.hasOrders()) kinds.addAll(rows(of.side(), BY_SIDES, after, limit, views));
    if (of.ownsRows()) kinds.addAll(rows(of.viewer(), BY_OWNER, after, limit, views));
    return kinds;
  }

  private List<Kind> rows(PartyScope scope, Seen seen, long after, int limit, Set<String> views) {
    List<Board<?>> boards =
        Boards.ALL.stream().filter(it -> it.seen() == seen && views.contains(it.name())).toList();
    if (boards.isEmpty()) return List.of();
    return reads.inParty(
        scope, db -> boards.stream().map(it -> rows(db, scope, it, after, limit)).toList());
  }

  private <R extends Record & Board.Row<R>> Kind rows(
      JdbcClient db, PartyScope scope, Board<R> board, long after, int limit) {
    RowsWithin<R> read = board.reads().changedSince(db, scope, after, limit, Page.MOST_BYTES);
    List<R> named = board.named(db, scope, Moment.NOW, read.rows());
    List<?> shown = listed.of(db, scope, board, named);
    List<At> changes =
        IntStream.range(0, named.size())
            .mapToObj(it -> change(board, named.get(it).fromPosition(), shown.get(it)))
            .toList();
    return Kind.of(changes, !read.all() || changes.size() >= limit);
  }

  private static At change(Board<?> board, long position, Object row) {
    return new At(position, new ChangedRows.Rows(board.name(), position, row));
  }

  private Kind sharedStock(Viewpoint of, long after, int limit) {
    var found = sharedStock.since(of.viewer(), after, limit);
    List<At> changes =
        found.changes().stream()
            .map(
                it ->
                    new At(
                        it.position(),
                        new ChangedRows.Rows(SharedStock.NAME, it.position(), it.row())))
            .toList();
    return new Kind(changes, found.reach());
  }

  private static Kind interchanges(JdbcClient db, Viewpoint of, long after, int limit) {
    RowsWithin<Interchanges.Changed> read =
        Interchanges.changedSince(db, of.viewer(), after, limit, Page.MOST_BYTES);
    List<At> changes =
        read.rows().stream()
            .map(
                it ->
                    new At(it.fromPosition(), new ChangedRows.Interchanges(it.fromPosition(), it)))
            .toList();
    return Kind.of(changes, !read.all() || changes.size() == limit);
  }

  private static Kind orders(JdbcClient db, Viewpoint of, long after, int limit) {
    RowsWithin<Orders.ChangedPage> read =
        Orders.changedSince(db, of.side(), after, limit, Page.MOST_BYTES);
    List<At> changes =
        read.rows().stream()
            .map(it -> new At(it.position(), new ChangedRows.Orders(it.position(), it.page())))
            .toList();
    return Kind.of(changes, !read.all() || changes.size() == limit);
  }

  private static Kind schedules(JdbcClient db, Viewpoint of, long after, int limit) {
    List<At> changes = new ArrayList<>();
    int lines = 0;
    for (var it : SchedulePages.changedSince(db, of.side(), after, limit)) {
      ChangedRows.CallOffs change = schedule(db, of, it.found(), after);
      changes.add(new At(it.firstChange(), change));
      lines += change.lines().size();
      if (lines >= LINES) return Kind.of(changes, true);
    }
    return Kind.of(changes, changes.size() == limit);
  }

  private static ChangedRows.CallOffs schedule(
      JdbcClient db, Viewpoint of, SchedulePages.Found it, long after) {
    var lines =
        CallOffLines.changedSince(db, of.side(), it.scheduleNo(), after).stream()
            .map(CallOffLines.Placed::line)
            .toList();
    return new ChangedRows.CallOffs(
        it.fromPosition(),
        it.header().schedule(),
        it.header(),
        lines,
        CallOffLines.removedSince(db, it.scheduleNo(), after),
        it.releasePosition() > after ? SchedulePages.gone(db, it) : List.<SchedulePage.Gone>of());
  }
}
