package weft.edi.reception;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/** Messages that wait until partners or parts are known. */
public final class HeldMessages {
  private final JdbcClient db;

  public HeldMessages(JdbcClient db) {
    this.db = db;
  }

  /** A message, counted from 1 in the interchange that arrived. */
  record Held(UUID interchange, int message) {}

  void hold(Held it, PartyCode owner, @Nullable PartyCode partner) {
    db.sql(
            "insert into held_message (interchange, message, owner, partner) values (?, ?, ?, ?)"
                + " on conflict (interchange, message) do update set partner = excluded.partner")
        .param(1, it.interchange())
        .param(2, it.message())
        .param(3, owner.value())
        .param(4, partner == null ? null : partner.value())
        .update();
  }

  void release(Held it) {
    db.sql("delete from held_message where interchange = ? and message = ?")
        .params(it.interchange(), it.message())
        .update();
  }

  /**
   * What may wait for these two, whoever of them sent it, in the order of arrival.
   *
   * @param after the last one seen; null to begin
   */
  List<Held> between(PartyCode one, PartyCode other, @Nullable Held after, int limit) {
    return db.sql(
            """
            select interchange, message from held_message
            where ((owner = :one and (partner is null or partner = :other))
                or (owner = :other and (partner is null or partner = :one)))
              and (:interchange::uuid is null or (interchange, message) > (:interchange::uuid, :message::int))
            order by interchange, message limit :limit
            """)
        .param("one", one.value())
        .param("other", other.value())
        .param("interchange", after == null ? null : after.interchange())
        .param("message", after == null ? null : after.message())
        .param("limit", limit)
        .query((row, _) -> new Held(row.getObject("interchange", UUID.class), row.getInt("message")))
        .list();
  }
}
