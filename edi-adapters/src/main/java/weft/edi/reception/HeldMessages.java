package weft.edi.reception;

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

  /** A message, counted from 1 in the interchange that arrived. */
  record Held(UUID interchange, int message) {}

  /** One of them, numbered in the order in which they came to be held. */
  record Waiting(long number, Held message) {}

  /**
   * Notes that it waits; its place among those that do stays the first it had.
   *
   * @param order the number of the order that it waits for; null where it waits for none
   */
  void hold(Held it, PartyCode owner, @Nullable PartyCode partner, @Nullable String order) {
    db.sql(
            """
            insert into held_message (interchange, message, owner, partner, awaits_order)
            values (?, ?, ?, ?, ?)
            on conflict (interchange, message)
              do update set partner = excluded.partner, awaits_order = excluded.awaits_order
            """)
        .param(1, it.interchange())
        .param(2, it.message())
        .param(3, owner.value())
        .param(4, partner == null ? null : partner.value())
        .param(5, order)
        .update();
  }

  void release(Held it) {
    db.sql("delete from held_message where interchange = ? and message = ?")
        .params(it.interchange(), it.message())
        .update();
  }

  /**
   * What may wait for these two, whoever of them sent it, in the order in which it came to be held.
   *
   * @param order only what waits for this one; null: whatever it waits for
   * @param after the number of the last one seen; 0 to begin
   */
  List<Waiting> between(
      PartyCode one, PartyCode other, @Nullable String order, long after, int limit) {
    return db.sql(
            """
            select interchange, message, held_no from held_message
            where ((owner = :one and (partner is null or partner = :other))
                or (owner = :other and (partner is null or partner = :one)))
              and held_no > :after%s
            order by held_no limit :limit
            """
                .formatted(order == null ? "" : " and awaits_order = :order"))
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
