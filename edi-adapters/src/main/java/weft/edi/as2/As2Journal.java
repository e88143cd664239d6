package weft.edi.as2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.party.PartyCode;

/** Stores which messages were taken and sent by AS2, and their receipts. */
final class As2Journal {
  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient db;
  private final TransactionTemplate transaction;

  /**
   * Creates the journal.
   *
   * @param writer the same data source through which the inbox writes, so that both share a
   *     transaction
   */
  As2Journal(DataSource writer) {
    this.db = JdbcClient.create(writer);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(writer));
  }

  /**
   * A message that was taken before.
   *
   * @param sha256 the digest of its interchange
   */
  record Taken(String sha256, @Nullable As2Message mdn) {}

  /** The key of an incoming message: its sender's AS2 name and its Message-ID. */
  record Name(String from, String messageId) {}

  Optional<Taken> find(Name name) {
    return db.sql(
            "select sha256, mdn_fields, mdn_body from as2_message where as2_from = ? and"
                + " message_id = ?")
        .params(name.from(), name.messageId())
        .query((row, _) -> new Taken(row.getString("sha256"), mdn(row)))
        .optional();
  }

  /**
   * Stores the interchange, the record of the message and its receipt in one transaction.
   *
   * @param later the URL for an asynchronous receipt; null if the receipt is in the HTTP answer
   * @return false if the message was taken meanwhile; then nothing is stored
   */
  boolean take(
      Name name,
      PartyCode party,
      String sha256,
      @Nullable As2Message mdn,
      @Nullable String later,
      Supplier<UUID> store) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              UUID inbox = store.get();
              boolean isNew =
                  db.sql(
                              """
                              insert into as2_message (as2_from, message_id, sha256, inbox, mdn_fields, mdn_body)
                              values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing
                              """)
                          .param(1, name.from())
                          .param(2, name.messageId())
                          .param(3, sha256)
                          .param(4, inbox)
                          .param(5, mdn == null ? null : JSON.writeValueAsString(mdn.fields()))
                          .param(6, mdn == null ? null : mdn.body())
                          .update()
                      == 1;
              if (!isNew) status.setRollbackOnly();
              else if (mdn != null && later != null) later(party, later, mdn);
              return isNew;
            }));
  }

  void later(PartyCode party, String url, As2Message mdn) {
    db.sql("insert into as2_mdn (party, url, fields, body) values (?, ?, ?::jsonb, ?)")
        .params(party.value(), url, JSON.writeValueAsString(mdn.fields()), mdn.body())
        .update();
  }

  /** A receipt to be delivered. */
  record Due(long id, PartyCode party, String url, int attempts, As2Message mdn) {}

  /**
   * Claims a due receipt for the lease; if the hub stops before it is done, another hub claims the
   * receipt after the lease.
   */
  Optional<Due> claim(Set<String> busy, Duration lease) {
    return db.sql(
            """
            update as2_mdn set attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => :lease)
            where id = (select id from as2_mdn
                        where next_attempt_at <= clock_timestamp() and party <> all(:busy)
                        order by next_attempt_at limit 1 for update skip locked)
            returning id, party, url, attempts, fields as mdn_fields, body as mdn_body
            """)
        .param("lease", lease.toSeconds())
        .param("busy", busy.toArray(String[]::new))
        .query(
            (row, _) ->
                new Due(
                    row.getLong("id"),
                    new PartyCode(row.getString("party")),
                    row.getString("url"),
                    row.getInt("attempts"),
                    Objects.requireNonNull(mdn(row))))
        .optional();
  }

  void delivered(Due it) {
    db.sql(
            "update as2_mdn set delivered_at = clock_timestamp(), next_attempt_at = null,"
                + " last_error = null where id = ?")
        .param(it.id())
        .update();
  }

  /** Records a failed attempt; a null pause ends the attempts. */
  void failed(Due it, String why, @Nullable Duration nextIn) {
    db.sql(
            "update as2_mdn set last_error = :why, next_attempt_at = clock_timestamp() +"
                + " make_interval(secs => :next) where id = :id and delivered_at is null")
        .param("why", why)
        .param("next", nextIn == null ? null : nextIn.toSeconds(), Types.DOUBLE)
        .param("id", it.id())
        .update();
  }

  /**
   * Records a message before it is sent, because its receipt may arrive before the hub could record
   * it afterwards.
   */
  void sending(String key, PartyCode party, String mic) {
    db.sql(
            "insert into as2_sent (key, party, mic) values (?, ?, ?) on conflict (key) do update"
                + " set mic = excluded.mic, sent_at = clock_timestamp()")
        .params(key, party.value(), mic)
        .update();
  }

  /** The digest that the party's receipt for this key must confirm. */
  Optional<String> mic(String key, PartyCode party) {
    return db.sql("select mic from as2_sent where key = ? and party = ?")
        .params(key, party.value())
        .query(String.class)
        .optional();
  }

  /**
   * Stores the first receipt for a message; it is evidence, so later receipts do not replace it.
   */
  void receipted(String key, As2Message mdn) {
    db.sql(
            "update as2_sent set mdn_fields = ?::jsonb, mdn_body = ? where key = ? and mdn_body is"
                + " null")
        .params(JSON.writeValueAsString(mdn.fields()), mdn.body(), key)
        .update();
  }

  private static @Nullable As2Message mdn(ResultSet row) throws SQLException {
    String fields = row.getString("mdn_fields");
    if (fields == null) return null;
    Map<String, String> read = JSON.readValue(fields, new TypeReference<>() {});
    return new As2Message(read, row.getBytes("mdn_body"));
  }

  /** The number of receipts that could not be delivered and are no longer retried. */
  long undelivered() {
    return db.sql(
            "select count(*) from as2_mdn where next_attempt_at is null and delivered_at is null")
        .query(Long.class)
        .single();
  }
}
