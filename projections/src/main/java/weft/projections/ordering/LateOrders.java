package weft.projections.ordering;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.LateRows;
import weft.projections.rows.Versioned;

/**
 * Keeps orders in memory during a replay. An order's row holds the whole order, and each event
 * replaces it; here a past version is written once, when it ends, and the current one only when it
 * is the least recently used.
 */
final class LateOrders implements LateRows {
  /** Lines and history entries kept in memory, each under a KB. */
  private static final int ROOM = 60_000;

  private final int room;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long taken;

  LateOrders() {
    this(ROOM);
  }

  LateOrders(int room) {
    this.room = room;
  }

  /**
   * A current row.
   *
   * @param by the event that made it
   * @param stored whether the table has this version or an earlier one
   * @param owed whether the table lacks this version
   */
  private record Kept(OrderRow row, Recorded by, boolean stored, boolean owed) {
    int weight() {
      return row.lines().size() + row.history().size();
    }

    Kept written() {
      return new Kept(row, by, true, false);
    }
  }

  @Override
  public void take(JdbcClient db, List<Recorded> batch) {
    var firsts = new LinkedHashMap<String, Recorded>();
    for (var it : batch) firsts.putIfAbsent(it.stream(), it);
    var stored = stored(db, firsts);
    var rows = new ArrayList<>(stored.values());
    for (String it : firsts.keySet()) {
      var row = kept.get(it);
      if (row != null) rows.add(row.row());
    }
    var orders = Versioned.inMemory(OrderRow::orderId, rows);
    var changed = new LinkedHashMap<String, Kept>();
    for (Recorded recorded : batch) {
      String order = recorded.stream();
      OrderRow next = OrderPage.after(orders.get(order), recorded);
      if (next == null) continue;
      orders.put(next);
      var before = kept.get(order);
      boolean isStored = before == null ? stored.containsKey(order) : before.stored();
      changed.put(order, new Kept(next, recorded, isStored, true));
    }
    var leaving = leaving(changed);
    OrderBoard.pass(db, orders.past());
    OrderSource.write(db, OrderSource.of(batch, orders));
    write(db, leaving.values().stream().filter(Kept::owed).toList());
    leaving.forEach(this::remove);
    changed.forEach(this::put);
  }

  /** Reads the orders that are not in memory; a stream's first event needs no row. */
  private Map<String, OrderRow> stored(JdbcClient db, Map<String, Recorded> firsts) {
    var unknown = new ArrayList<String>();
    firsts.forEach(
        (order, first) -> {
          if (first.sequence() > 0 && !kept.containsKey(order)) unknown.add(order);
        });
    var stored = new HashMap<String, OrderRow>();
    if (!unknown.isEmpty())
      for (var it : OrderBoard.rows(db, unknown)) stored.put(it.orderId(), it);
    return stored;
  }

  /** The least recently used orders, as many as must leave to make room for the changed ones. */
  private Map<String, Kept> leaving(Map<String, Kept> changed) {
    long after = taken;
    for (var it : changed.entrySet()) {
      var before = kept.get(it.getKey());
      after += it.getValue().weight() - (before == null ? 0 : before.weight());
    }
    var leaving = new LinkedHashMap<String, Kept>();
    for (var it : kept.entrySet()) {
      if (after <= room) break;
      if (changed.containsKey(it.getKey())) continue;
      leaving.put(it.getKey(), it.getValue());
      after -= it.getValue().weight();
    }
    return leaving;
  }

  private void put(String order, Kept now) {
    var before = kept.put(order, now);
    taken += now.weight() - (before == null ? 0 : before.weight());
  }

  private void remove(String order, Kept leaving) {
    kept.remove(order);
    taken -= leaving.weight();
  }

  private static void write(JdbcClient db, List<Kept> rows) {
    OrderBoard.add(db, rows.stream().filter(it -> !it.stored()).map(Kept::row).toList());
    OrderBoard.change(db, rows.stream().filter(Kept::stored).map(Kept::row).toList());
  }

  @Override
  public List<Recorded> owed() {
    return kept.values().stream()
        .filter(Kept::owed)
        .map(Kept::by)
        .sorted(Comparator.comparingLong(Recorded::position))
        .toList();
  }

  @Override
  public void settle(JdbcClient db, List<Recorded> owed) {
    var rows = new ArrayList<Kept>();
    for (var it : owed) rows.add(requireNonNull(kept.get(it.stream())));
    write(db, rows);
    for (var it : rows) kept.put(it.row().orderId(), it.written());
  }
}
