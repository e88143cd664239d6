package weft.projections.board;

import static weft.projections.rows.Board.Seen.BY_SIDES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.StreamId;
import weft.interchange.InterchangeKey;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyScope;
import weft.party.PartyScope.Role;
import weft.projections.rows.Board;
import weft.projections.rows.ShownThrough;
import weft.projections.stock.SharedStock;
import weft.scheduling.DeliveryScheduleId;
import weft.stock.StockId;

/**
 * The parties that may find changes in each view after some events: rather one party too many than
 * one too few. A view that is not in the map has not changed.
 *
 * @param parties by the view's name in the change feed; an empty set stands for all parties
 */
public record ConcernedReaders(Map<String, Set<String>> parties) {
  public static final String CALL_OFFS = "call-offs";
  public static final String ORDERS = "orders";
  public static final String INTERCHANGES = "interchanges";

  /** The most streams that are looked up at once; with more, all parties count as concerned. */
  private static final int MOST_STREAMS = 1_000;

  /**
   * Holders of a grant that shows the holder's own stock of the part, exactly or by its state. A
   * stream has a key for every batch, so the distinct parts are compared with the grants once each.
   */
  private static final String SHARED_STOCK =
      """
      select '%s', g.owner from (select distinct t.owner, t.part from stock t where t.stream = any(:%s) and t.owner = t.holder) s
        join grants g on g.giver = s.owner
      where g.item = 'to' and g.what = 'stock' and g.withdrawn_at is null
        and (g.until is null or g.until >= (now() at time zone 'UTC')::date)
        and (g.parts is null or jsonb_exists(g.parts, s.part))\
      """
          .formatted(SharedStock.NAME, StockId.TYPE);

  /** All parties in all views. */
  public static final ConcernedReaders ALL =
      new ConcernedReaders(
          Stream.concat(
                  Stream.of(CALL_OFFS, ORDERS, INTERCHANGES, SharedStock.NAME),
                  Boards.ALL.stream().map(Board::name))
              .collect(Collectors.toMap(it -> it, _ -> Set.of())));

  public static final ConcernedReaders NOBODY = new ConcernedReaders(Map.of());

  public ConcernedReaders {
    parties = Map.copyOf(parties);
  }

  /**
   * The parties that events concern. Read by the hub itself, for no party, once every view has
   * followed the events and none of them waits in a dead letter.
   *
   * @param after the position before the first event
   * @param until the position of the last event
   */
  public static ConcernedReaders by(JdbcClient db, long after, long until) {
    List<String> streams =
        db.sql(
                "select distinct stream from history_entry where first and position > :after and"
                    + " position <= :until limit "
                    + (MOST_STREAMS + 1))
            .param("after", after)
            .param("until", until)
            .query((row, _) -> row.getString(1))
            .list();
    if (streams.size() > MOST_STREAMS) return ALL;
    var byType = streams.stream().collect(Collectors.groupingBy(StreamId::type));
    Map<String, Set<String>> parties = new HashMap<>();
    List<String> lookups = new ArrayList<>();
    Map<String, Object> params = new HashMap<>();
    // An interchange's stream does not lead to its rows, so all parties count as concerned.
    if (byType.containsKey(InterchangeKey.TYPE)) parties.put(INTERCHANGES, Set.of());
    byType.forEach(
        (type, changed) -> {
          List<String> its = lookups(type);
          if (its.isEmpty()) return;
          lookups.addAll(its);
          params.put(type, changed.toArray(String[]::new));
        });
    if (lookups.isEmpty()) return new ConcernedReaders(parties);
    db.sql(String.join("\nunion ", lookups))
        .params(params)
        .query(
            (row, _) ->
                parties
                    .computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                    .add(row.getString(2)))
        .list();
    return new ConcernedReaders(parties);
  }

  /** Queries, by the view's name, for the parties that see the rows of changed streams. */
  private static List<String> lookups(String type) {
    List<String> all = new ArrayList<>();
    if (type.equals(DeliveryScheduleId.TYPE))
      all.addAll(bySides(CALL_OFFS, "delivery_schedule", "schedule", type));
    if (type.equals(PurchaseOrderId.TYPE))
      all.addAll(bySides(ORDERS, "purchase_order", "order_id", type));
    if (type.equals(StockId.TYPE)) all.add(SHARED_STOCK);
    for (Board<?> it : Boards.ALL) {
      var through = it.through();
      if (through != null && through.streamType().equals(type)) {
        String readers = ShownThrough.readers(it.table());
        all.add(
            "select '%s', r.viewer from %s r where r.through = any(:%s)"
                .formatted(it.name(), readers, type));
        // The other stream's event may begin the owner's row too.
        all.add(
            "select '%s', t.owner from %s r join %s t on t.stream = r.stream where r.through = any(:%s)"
                .formatted(it.name(), readers, it.table(), type));
      }
      if (!it.streamType().equals(type)) continue;
      if (it.seen() == BY_SIDES) all.addAll(bySides(it.name(), it.table(), "stream", type));
      else all.addAll(byOwner(it, type));
    }
    return all;
  }

  private static List<String> bySides(String name, String table, String key, String type) {
    return Stream.of("buyer", "supplier")
        .map(side -> whose(name, side, table, key, type) + " and t.%s is not null".formatted(side))
        .toList();
  }

  /** The owners, and holders of any grant from them. */
  private static List<String> byOwner(Board<?> board, String type) {
    String own = whose(board.name(), "owner", board.table(), "stream", type);
    String granted =
        """
        select '%s', g.owner from grants g where g.item = 'to' and g.withdrawn_at is null
          and g.giver in (select t.owner from %s t where t.stream = any(:%s))\
        """
            .formatted(board.name(), board.table(), type);
    return board.isShared() ? List.of(own, granted) : List.of(own);
  }

  private static String whose(String name, String side, String table, String key, String type) {
    return "select '%s', t.%s from %s t where t.%s = any(:%s)"
        .formatted(name, side, table, key, type);
  }

  /** The names of the views in which the reader may find changes. */
  public Set<String> views(PartyScope side, PartyScope viewer) {
    boolean seesAll = seesAll(side) || seesAll(viewer);
    return parties.entrySet().stream()
        .filter(
            it ->
                seesAll
                    || it.getValue().isEmpty()
                    || it.getValue().contains(side.party().value())
                    || it.getValue().contains(viewer.party().value()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean seesAll(PartyScope it) {
    return it.role() == Role.AUDITOR || it.role() == Role.OPERATOR;
  }
}
