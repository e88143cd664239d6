package weft.edi.reception;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/** Messages that wait until partners, parts or orders are known. */
public final class HeldMessages {
  private final JdbcClient db;

  public HeldMessages(JdbcClient db) {
    this.db = db;
  }

  /** A held message, counted from 1 in its interchange. */
  record Held(UUID interchange, int message) {}

  /** A held message with its position in the order of waiting. */
  record Waiting(long number, Held message) {}

  /**
   * Stores a held message. A message held again keeps its first position.
   *
   * @param orders the numbers of the orders that it waits for
   * @param all whether the whole message waits, so that a partner or part may be missing, too
   * @param empties whether it would empty a schedule, so that the next release replaces it
   */
  void hold(
      Held it,
      PartyCode owner,
      @Nullable PartyCode partner,
      Collection<String> orders,
      boolean all,
      boolean empties) {
    db.sql(
            """
            insert into held_message (interchange, message, owner, partner, awaits_orders, held, awaits_release)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (interchange, message)
              do update set partner = excluded.partner, awaits_orders = excluded.awaits_orders, held = excluded.held,
                awaits_release = excluded.awaits_release
            """)
        .param(1, it.interchange())
        .param(2, it.message())
        .param(3, owner.value())
        .param(4, partner == null ? null : partner.value())
        .param(5, orders.toArray(String[]::new))
        .param(6, all)
        .param(7, empties)
        .update();
  }

  void release(Held it) {
    db.sql("delete from held_message where interchange = ? and message = ?")
        .params(it.interchange(), it.message())
        .update();
  }

  /**
   * Returns messages that wait for these two parties, whichever of them sent them, in order of
   * waiting.
   *
   * @param order returns only messages that wait for this order; null for all held messages
   * @param after the number of the last message of the page before; 0 for the first page
   */
  List<Waiting> between(
      PartyCode one, PartyCode other, @Nullable String order, long after, int limit) {
    String which = order == null ? " and held" : " and awaits_orders @> array[:order]::text[]";
    return between(one, other, which, order, after, limit);
  }

  /** Likewise returns messages that would empty a schedule between these two parties. */
  List<Waiting> emptying(PartyCode one, PartyCode other, long after, int limit) {
    return between(one, other, " and awaits_release", null, after, limit);
  }

  private List<Waiting> between(
      PartyCode one, PartyCode other, String which, @Nullable String order, long after, int limit) {
    return db.sql(
            """
            select interchange, message, held_no from held_message
            where ((owner = :one and (partner is null or partner = :other))
                or (owner = :other and (partner is null or partner = :one)))
              and held_no > :after%s
            order by held_no limit :limit
            """
                .formatted(which))
        .param("one", one.value())
        .param("other", other.value())
        .param("order", order)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Waiting(
                    row.getLong("held_no"),
                    new Held(row.getObject("interchange", UUID.class), row.getInt("message"))))
        .list();
  }
}
