package weft.edi.expected;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import weft.json.Json;
import weft.party.PartyCode;

/** Stores partners' acknowledgements in the outbox, with the interchanges that they answer. */
public final class AwaitedAcknowledgements {
  private static final JsonMapper JSON = Json.mapper();
  private static final int AT_ONCE = 500;

  private final JdbcClient db;

  public AwaitedAcknowledgements(JdbcClient db) {
    this.db = db;
  }

  /** An outgoing interchange whose time limit is not yet known. */
  record Sent(UUID id, String sender, String receiver, String type) {}

  /**
   * Records a partner's acknowledgement.
   *
   * @param partner the party that sent it
   * @param interchange the interchange that contains it
   * @return the outgoing interchanges that it answers
   */
  List<UUID> book(Note note, PartyCode partner, String interchange) {
    String number =
        switch (note.by()) {
          case INTERCHANGE -> "ltrim(reference, '0') = ltrim(:number, '0')";
          case GROUP -> "ltrim(group_reference, '0') = ltrim(:number, '0')";
          // Compare the reference as sent: a bare "1" may be the message's UNH 0062 instead.
          case DOCUMENT ->
              "(ltrim(reference, '0') = ltrim(:number, '0') and reference = :number"
                  + " or document = :number)";
        };
    return db.sql(
            """
            with meant as (
              select id from outbox
              where receiver = :partner and %s and coalesce(from_id, :from) = :from
              order by outbox_no desc limit 1 for update
            ),
            booked as (
            update outbox o
            set acknowledged = :standing, acknowledged_by = :interchange, acknowledgement_told = :told::jsonb,
                acknowledged_at = clock_timestamp()
            from meant where o.id = meant.id
              and (o.acknowledged is null or array_position(:order::text[], o.acknowledged) < array_position(:order::text[], :standing)
                or :ofContent and (select received_at from inbox where id = o.acknowledged_by::uuid)
                                  < (select received_at from inbox where id = :interchange::uuid))
            returning o.id, o.sender, o.receiver, o.sending)
            insert into outbox_step (outbox, sender, receiver, sending, kind, interchange, told)
            select id, sender, receiver, sending, :standing, :interchange, :told::jsonb from booked
            returning outbox
            """
                .formatted(number))
        .param("partner", partner.value())
        .param("number", note.number())
        .param("from", note.from() == null ? "" : note.from())
        .param("standing", note.standing().name().toLowerCase(Locale.ROOT))
        .param("interchange", interchange)
        .param("ofContent", note.ofContent())
        .param("told", JSON.writeValueAsString(note.told()))
        .param("order", "{received,acknowledged,rejected}")
        .query((row, _) -> row.getObject("outbox", UUID.class))
        .list();
  }

  /**
   * Looks up the time limits for the acknowledgements of new interchanges.
   *
   * @param hours the limit in hours; 0 if no acknowledgement is expected
   */
  void agree(ToIntFunction<Sent> hours) {
    List<Sent> next;
    do {
      next =
          db.sql(
                  """
                  select id, sender, receiver, message_type from outbox
                  where acknowledge_hours is null order by outbox_no limit ?
                  """)
              .param(AT_ONCE)
              .query(
                  (row, _) ->
                      new Sent(
                          row.getObject("id", UUID.class),
                          row.getString("sender"),
                          row.getString("receiver"),
                          row.getString("message_type")))
              .list();
      for (Sent it : next)
        db.sql("update outbox set acknowledge_hours = ? where id = ?")
            .params(hours.applyAsInt(it), it.id())
            .update();
    } while (next.size() == AT_ONCE);
  }
}
