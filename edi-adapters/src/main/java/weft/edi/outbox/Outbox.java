package weft.edi.outbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.language.Text;

/**
 * Stores outgoing interchanges. The outbox writes one interchange per cause, with a control
 * reference drawn in the same transaction, and reads it back with the hub's own reader. If the
 * partner could not read it, the outbox stores it as unwritten and does not send it until a user
 * has it written again.
 */
public final class Outbox {
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Supplier<UUID> ids;
  private final List<Runnable> listeners;
  private final @Nullable Again again;
  private final OutboxTable table;
  private final ControlReferences references;
  private volatile boolean stored;

  /**
   * Creates the outbox.
   *
   * @param writer the pool of {@code weft_writer}
   */
  public Outbox(DataSource writer, Supplier<UUID> ids) {
    this.db = JdbcClient.create(writer);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(writer));
    this.ids = ids;
    this.listeners = new CopyOnWriteArrayList<>();
    this.again = null;
    this.table = new OutboxTable(db, null);
    this.references = new ControlReferences(db);
  }

  private Outbox(Outbox of, Again again) {
    this.db = of.db;
    this.transaction = of.transaction;
    this.ids = of.ids;
    this.listeners = of.listeners;
    this.again = again;
    this.table = new OutboxTable(db, again);
    this.references = of.references;
  }

  /**
   * A request to write an unwritten interchange again.
   *
   * @param cause the cause of the unwritten interchange
   * @param party the party of the user who asked
   */
  public record Again(UUID id, String cause, String by, String party, String reason) {}

  /** An unwritten interchange and the event that causes it. */
  public record Unwritten(String cause, String stream, long sequence) {}

  /** The unwritten interchange; empty if it was written, or its event is not stored. */
  public Optional<Unwritten> unwritten(UUID id) {
    return db.sql(
            """
            select cause, event_stream as stream, event_sequence as sequence from outbox
            where id = ? and state = 'unwritten' and event_stream is not null
            """)
        .param(id)
        .query(Unwritten.class)
        .optional();
  }

  /** The same outbox, but it only replaces this unwritten interchange and stores nothing else. */
  public Outbox writing(Again again) {
    return new Outbox(this, again);
  }

  /** Whether this outbox rewrites an unwritten interchange by the current agreement. */
  public boolean isAgain() {
    return again != null;
  }

  /** Whether the rewriting stored a result, which may be another failure. */
  public boolean hasStored() {
    return stored;
  }

  /** Registers a listener that is called after each new interchange; it must not block. */
  public void onPut(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Writes the letter unless its cause is answered already. An interchange that its receiver could
   * not read is stored but not sent. Its reference goes to the next letter, so that sent
   * interchanges have no gap.
   *
   * @param written makes the interchange with a control reference; null if there is nothing to
   *     write, in which case no reference is used up
   */
  public void put(OutgoingInterchange letter, Function<String, byte @Nullable []> written) {
    put(letter, written, _ -> null);
  }

  /**
   * Writes a letter that passes another message on.
   *
   * @param losing the values of that message that are missing in the written one; null if unknown
   */
  public void put(
      OutgoingInterchange letter,
      Function<String, byte @Nullable []> written,
      Function<byte[], @Nullable List<LostStatement>> losing) {
    if (!isWanted(letter)) return;
    boolean isNew =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  String reference = references.draw(letter.from(), letter.to());
                  // A transaction that drew from the series before this one may have answered the
                  // cause.
                  byte[] bytes = isAnswered(letter.cause()) ? null : written.apply(reference);
                  boolean isStored = bytes != null && keep(letter, reference, bytes, losing);
                  if (!isStored) status.setRollbackOnly();
                  return isStored;
                }));
    if (isNew) listeners.forEach(Runnable::run);
  }

  private boolean keep(
      OutgoingInterchange letter,
      String reference,
      byte[] bytes,
      Function<byte[], @Nullable List<LostStatement>> losing) {
    var written = new WrittenLetter(letter, bytes);
    Text fault = written.fault();
    if (fault != null) references.giveBack(letter.from(), letter.to());
    boolean isStored = store(letter, reference, bytes, written, fault);
    if (isStored && fault == null) table.lose(letter.cause(), losing.apply(bytes));
    return isStored;
  }

  /**
   * Records that the letter could not be written, unless its cause is answered already. The record
   * appears in the list of outgoing interchanges and is never sent.
   */
  public void fail(OutgoingInterchange letter, Text reason) {
    if (!isWanted(letter)) return;
    byte[] nothing = {};
    transaction.executeWithoutResult(
        _ -> store(letter, "", nothing, new WrittenLetter(letter, nothing), reason));
  }

  /** Whether a message of this type about the event was sent, or may still be. */
  public boolean hasWritten(String event, String type) {
    return db.sql(
            """
            select exists (
              select from outbox where cause like ? and message_type = ? and state <> 'unwritten')
            """)
        .params(Causes.event(event, "%"), type)
        .query(Boolean.class)
        .single();
  }

  /** Whether a message of this type that passes on the interchange was sent, or may still be. */
  public boolean hasPassedOn(String interchange, String type) {
    return db.sql(
            """
            select exists (
              select from outbox where in_answer_to = ? and message_type = ? and state <> 'unwritten')
            """)
        .params(interchange, type)
        .query(Boolean.class)
        .single();
  }

  private boolean isWanted(OutgoingInterchange letter) {
    boolean meant = again == null || Causes.areAlike(again.cause(), letter.cause());
    return meant && !isAnswered(letter.cause());
  }

  private boolean isAnswered(String cause) {
    return db.sql("select exists (select from outbox where cause = ? and id is distinct from ?)")
        .params(Arrays.asList(cause, again == null ? null : again.id()))
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether an answer to this interchange is still to be delivered; a dead one does not count.
   *
   * @param causeEnd the suffix of its cause
   */
  public boolean isOnItsWay(String inAnswerTo, String causeEnd) {
    return db.sql(
            """
            select exists (
              select from outbox
              where in_answer_to = ? and right(cause, length(?)) = ?
                and state in ('waiting', 'sent', 'failed'))
            """)
        .params(inAnswerTo, causeEnd, causeEnd)
        .query(Boolean.class)
        .single();
  }

  private boolean store(
      OutgoingInterchange letter,
      String reference,
      byte[] bytes,
      WrittenLetter written,
      @Nullable Text fault) {
    UUID id = again == null ? ids.get() : again.id();
    boolean isStored = table.store(id, letter, reference, bytes, written, fault);
    if (isStored) stored = true;
    return isStored;
  }

  Claims claims(UUID self, Duration lease) {
    return new Claims(db, self, lease);
  }

  /**
   * Records the partner's receipt for a parcel.
   *
   * @param key the parcel's key
   * @param refusal the reason if the partner refused it
   * @return false if no such parcel awaits a receipt
   */
  public boolean receipted(String key, @Nullable Text refusal) {
    return db.sql(
                DeliverySteps.keeping(
                    """
                    update outbox o set state = :state, delivered_at = case when :state = 'delivered' then clock_timestamp() end,
                                      next_attempt_at = null, last_error_en = :en, last_error_zh = :zh,
                                      claimed_by = null, claimed_until = null
                    where id::text || case when sending > 1 then '-' || sending else '' end = :key and id = :id
                      and state in ('waiting', 'sent', 'failed')
                    """))
            .param("state", refusal == null ? "delivered" : "dead")
            .param("en", refusal == null ? null : refusal.en())
            .param("zh", refusal == null ? null : refusal.zh())
            .param("key", key)
            .param("id", UUID.fromString(key.substring(0, Math.min(36, key.length()))))
            .query(Long.class)
            .single()
        == 1;
  }

  /**
   * Sends an interchange once more, whatever its state, and records who asked and why. Clears the
   * partner's answer to the earlier sending.
   *
   * @param party the party of the user who asked
   * @return false if it waits for delivery already, is being delivered, or must never be sent
   */
  public boolean resend(UUID id, String by, String party, String reason) {
    boolean again =
        db.sql(
                    """
                    with before as (
                      select id, sender, receiver, state from outbox
                      where id = :id and state in ('delivered', 'dead', 'sent', 'failed')
                        and (claimed_until is null or claimed_until < clock_timestamp())
                      for update),
                    asked as (
                      insert into outbox_resend (outbox, sender, receiver, asked_by, asked_party, reason, state_before)
                      select id, sender, receiver, :by, :party, :reason, state from before)
                    update outbox o set state = 'waiting', attempts = 0, sending = sending + 1, next_attempt_at = clock_timestamp(),
                                        waiting_since = clock_timestamp(), delivered_at = null, last_error_en = null, last_error_zh = null,
                                        acknowledged = null, acknowledged_at = null, acknowledged_by = null, acknowledgement_told = null
                    from before b where o.id = b.id
                    """)
                .param("id", id)
                .param("by", by)
                .param("party", party)
                .param("reason", reason)
                .update()
            == 1;
    if (again) listeners.forEach(Runnable::run);
    return again;
  }

  /** The number of undelivered interchanges by state. */
  public Map<String, Long> undelivered() {
    return Undelivered.byState(db);
  }
}
