package weft.edi.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.language.Text;
import weft.party.Channel;
import weft.party.PartyCode;

/**
 * Finds due interchanges, claims them and records the outcome. Each step is a statement of its own,
 * so that no database lock is held while the hub talks to a partner. All hubs together carry one
 * interchange of a partner at a time, in the order in which they were written. An interchange that
 * has failed {@value #HOLDS_UP} times lets the following ones pass.
 */
final class Claims {
  /** About a minute of attempts. */
  private static final int HOLDS_UP = 6;

  private static final int TRIES = 3;

  private static final String OPEN =
      "next_attempt_at is not null and state <> 'sent' and (attempts < "
          + HOLDS_UP
          + " or next_attempt_at <= clock_timestamp())";

  private static final String FREE =
      "next_attempt_at <= clock_timestamp() and (claimed_until is null or claimed_until <"
          + " clock_timestamp())";

  private final JdbcClient db;
  private final UUID self;
  private final Duration lease;

  /**
   * Creates claims for one hub.
   *
   * @param lease how long after the last renewal another hub may take over the claims
   */
  Claims(JdbcClient db, UUID self, Duration lease) {
    this.db = db;
    this.self = self;
    this.lease = lease;
  }

  /**
   * A partner with a due interchange.
   *
   * @param failing whether its next interchange has failed before
   */
  record Due(String receiver, boolean failing) {}

  record Claim(UUID id, DeliverableFile parcel) {}

  /**
   * The partners with due interchanges, the longest overdue first. The query jumps from partner to
   * partner in the index instead of reading all rows.
   */
  List<Due> due() {
    return db.sql(
            """
            with recursive partner (receiver) as (
              (select receiver from outbox where next_attempt_at is not null and state <> 'sent' order by receiver limit 1)
              union all
              select (select o.receiver from outbox o
                      where o.next_attempt_at is not null and o.state <> 'sent' and o.receiver > p.receiver
                      order by o.receiver limit 1)
              from partner p where p.receiver is not null)
            select p.receiver, o.attempts > 0 as failing
            from partner p cross join lateral (
              select * from outbox where receiver = p.receiver and %s order by outbox_no limit 1) o
            where %s
            order by o.next_attempt_at
            """
                .formatted(OPEN, FREE))
        .query((row, _) -> new Due(row.getString("receiver"), row.getBoolean("failing")))
        .list();
  }

  Optional<Claim> claim(PartyCode receiver) {
    return db.sql(
            """
            update outbox set claimed_by = :self, claimed_until = clock_timestamp() + make_interval(secs => :lease)
            where id = (
              select o.id from outbox o
              where o.id = (select id from outbox where receiver = :receiver and %s order by outbox_no limit 1)
                and %s
              for update skip locked)
            returning id, receiver, file_name, bytes, sending
            """
                .formatted(OPEN, FREE))
        .param("self", self)
        .param("lease", lease.toMillis() / 1000.0)
        .param("receiver", receiver.value())
        .query(Claims::claim)
        .optional();
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    int sending = row.getInt("sending");
    return new Claim(
        id,
        new DeliverableFile(
            sending == 1 ? id.toString() : id + "-" + sending,
            new PartyCode(row.getString("receiver")),
            row.getString("file_name"),
            row.getBytes("bytes")));
  }

  /** Extends the lease of this hub's claims. */
  void renew() {
    db.sql(
            "update outbox set claimed_until = clock_timestamp() + make_interval(secs => ?) where"
                + " claimed_by = ?")
        .params(lease.toMillis() / 1000.0, self)
        .update();
  }

  /** Releases the claims that this hub has not finished. */
  void release() {
    db.sql("update outbox set claimed_by = null, claimed_until = null where claimed_by = ?")
        .param(self)
        .update();
  }

  /** Records that an interchange was delivered, or that it was sent and awaits a receipt. */
  void carried(UUID id, Channel.Delivery way, DeliveryProgress how) {
    Duration wait = how.receiptWithin();
    var _ =
        db.sql(
                DeliverySteps.keeping(
                    """
                    update outbox o set state = :state, attempts = attempts + 1, channel = :way,
                                      delivered_at = case when :state = 'delivered' then clock_timestamp() end,
                                      next_attempt_at = case when :state = 'sent' then clock_timestamp() + make_interval(secs => :wait) end,
                                      last_error_en = null, last_error_zh = null, claimed_by = null, claimed_until = null
                    where id = :id and claimed_by = :self
                    """))
            .param("state", wait == null ? "delivered" : "sent")
            .param("wait", wait == null ? 0.0 : wait.toMillis() / 1000.0)
            .param("way", text(way))
            .param("id", id)
            .param("self", self)
            .query(Long.class)
            .single();
  }

  /**
   * Records a failed attempt. The next attempt follows after 1 s, 2 s, 4 s … at most 5 min. The
   * interchange is dead if the refusal is final, or if it has waited longer than {@code
   * giveUpAfter} and was tried {@value #TRIES} times.
   */
  void failed(UUID id, Channel.Delivery way, Text reason, boolean forGood, Duration giveUpAfter) {
    var _ =
        db.sql(
                DeliverySteps.keeping(
                    """
                    update outbox o set state = case when is_dead then 'dead' else 'failed' end, attempts = attempts + 1, channel = :way,
                                        next_attempt_at = case when not is_dead
                                          then clock_timestamp() + make_interval(secs => least(300, power(2, least(attempts, 9)))) end,
                                        last_error_en = :en, last_error_zh = :zh, claimed_by = null, claimed_until = null
                    from (select id, :forGood or attempts + 1 >= :tries
                            and waiting_since < clock_timestamp() - make_interval(secs => :giveUp) as is_dead
                          from outbox where id = :id) d
                    where o.id = d.id and claimed_by = :self
                    """))
            .param("way", text(way))
            .param("en", reason.en())
            .param("zh", reason.zh())
            .param("forGood", forGood)
            .param("tries", TRIES)
            .param("giveUp", giveUpAfter.toMillis() / 1000.0)
            .param("id", id)
            .param("self", self)
            .query(Long.class)
            .single();
  }

  /** Makes interchanges without a timely receipt due again, or dead by the same rule. */
  void overdue(Duration giveUpAfter) {
    var _ =
        db.sql(
                DeliverySteps.keeping(
                    """
                    update outbox o set state = case when waiting_since < clock_timestamp() - make_interval(secs => :giveUp)
                                                and attempts >= :tries then 'dead' else 'failed' end,
                                      next_attempt_at = case when not (waiting_since < clock_timestamp() - make_interval(secs => :giveUp)
                                                and attempts >= :tries) then clock_timestamp() end,
                                      last_error_en = 'The partner''s receipt did not come in time.',
                                      last_error_zh = '未在规定时间内收到伙伴的回执。'
                    where state = 'sent' and next_attempt_at <= clock_timestamp()
                    """))
            .param("tries", TRIES)
            .param("giveUp", giveUpAfter.toMillis() / 1000.0)
            .query(Long.class)
            .single();
  }

  private static String text(Channel.Delivery way) {
    return way.name().toLowerCase(Locale.ROOT);
  }
}
