package weft.api.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.database.PartyReads;
import weft.history.Positions;
import weft.party.PartyScope;
import weft.projections.interchange.InterchangeRow;
import weft.projections.interchange.Interchanges;
import weft.projections.ordering.Orders;
import weft.projections.rows.ParkedStream;
import weft.projections.scheduling.CallOffLine;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.SchedulePage;
import weft.projections.scheduling.SchedulePages;

/**
 * Reads what changed after a position, in one party's scope: the rows themselves, so that a screen
 * needs nothing else.
 */
@Component
class ChangeFeed {
  private static final int LIMIT = 200;
  private final PartyReads reads;
  private final Positions positions;

  ChangeFeed(PartyReads reads, Positions positions) {
    this.reads = reads;
    this.positions = positions;
  }

  /** One server-sent event: its position, kind and data. */
  record Change(long position, String kind, Object data) {}

  /** A schedule with its lines that changed, and what the release in force took away. */
  record CallOffsChanged(
      long position,
      String schedule,
      SchedulePage.Header header,
      List<CallOffLine> lines,
      List<CallOffLines.Removed> removed,
      List<SchedulePage.Gone> gone) {}

  record OrdersChanged(long position, Orders.Page order) {}

  record InterchangesChanged(long position, InterchangeRow interchange) {}

  long settled() {
    return positions.settled();
  }

  /** The party's streams that are behind, each with the first position that is missing. */
  Map<String, Long> parked(PartyScope viewer) {
    return positions.anyParked() ? reads.inParty(viewer, db -> parked(db, viewer)) : Map.of();
  }

  private static Map<String, Long> parked(JdbcClient db, PartyScope viewer) {
    return ParkedStream.all(db, viewer).stream()
        .collect(Collectors.toMap(ParkedStream::stream, ParkedStream::fromPosition));
  }

  /** Changes in order, the position up to which there are no others, and what is parked now. */
  record Batch(List<Change> changes, long upTo, Map<String, Long> parked) {}

  private record Viewed(Map<String, Long> parked, long after, List<Change> interchanges) {}

  /**
   * Changes after a position and at most up to another, oldest first; where there are many, up to
   * an earlier one. Where a stream was parked and no longer is, its rows were written late: changes
   * then begin before the first of them.
   *
   * @param parked what was parked when the position was reached
   */
  Batch between(
      PartyScope side, PartyScope viewer, long seen, long until, Map<String, Long> parked) {
    boolean anyParked = positions.anyParked();
    Viewed viewed =
        reads.inParty(
            viewer,
            db -> {
              Map<String, Long> now =
                  anyParked
                      ? parked(db, viewer)
                      : Map.of(); // before all rows: once too often does no harm
              long after = Math.min(seen, takenIn(parked, now) - 1);
              return new Viewed(now, after, interchanges(db, viewer, after));
            });
    long after = viewed.after();
    List<Change> interchanges = viewed.interchanges();
    List<Change> schedules = new ArrayList<>();
    List<Change> orders = new ArrayList<>();
    if (hasOrders(side)) {
      reads.inParty(
          side,
          db -> {
            SchedulePages.changedSince(db, side, after, LIMIT)
                .forEach(it -> schedules.add(schedule(db, side, it, after)));
            Orders.changedSince(db, side, after, LIMIT)
                .forEach(
                    it ->
                        orders.add(
                            new Change(
                                it.position(),
                                "orders",
                                new OrdersChanged(it.position(), it.page()))));
            return orders.size();
          });
    }
    long upTo =
        Math.min(until, Math.min(reach(schedules), Math.min(reach(orders), reach(interchanges))));
    List<Change> changes =
        Stream.of(schedules, orders, interchanges)
            .flatMap(List::stream)
            .filter(it -> it.position() <= upTo)
            .sorted(Comparator.comparingLong(Change::position))
            .toList();
    return new Batch(changes, upTo, viewed.parked());
  }

  /** The first position that was missing and no longer is. */
  private static long takenIn(Map<String, Long> before, Map<String, Long> now) {
    return before.entrySet().stream()
        .filter(it -> !it.getValue().equals(now.get(it.getKey())))
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static List<Change> interchanges(JdbcClient db, PartyScope viewer, long after) {
    return Interchanges.changedSince(db, viewer, after, LIMIT).stream()
        .map(
            it ->
                new Change(
                    it.fromPosition(),
                    "interchanges",
                    new InterchangesChanged(it.fromPosition(), it)))
        .toList();
  }

  private static Change schedule(
      JdbcClient db, PartyScope side, SchedulePages.Changed it, long after) {
    var lines =
        CallOffLines.changedSince(db, side, it.found().scheduleNo(), after).stream()
            .map(CallOffLines.Placed::line)
            .toList();
    var removed = CallOffLines.removedSince(db, it.found().scheduleNo(), after);
    var gone =
        it.found().releasePosition() > after
            ? SchedulePages.gone(db, it.found())
            : List.<SchedulePage.Gone>of();
    var header = it.found().header();
    return new Change(
        it.position(),
        "call-offs",
        new CallOffsChanged(it.position(), header.schedule(), header, lines, removed, gone));
  }

  /**
   * The operator and those without partnerships have no role that may read schedules and orders.
   */
  private static boolean hasOrders(PartyScope side) {
    return switch (side.role()) {
      case BUYER, SUPPLIER, AUDITOR -> true;
      case VIEWER, OPERATOR -> false;
    };
  }

  /** How far a list that may have been cut off reaches. */
  private static long reach(List<Change> changes) {
    return changes.size() < LIMIT ? Long.MAX_VALUE : changes.getLast().position();
  }
}
