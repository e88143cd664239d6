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
 * Keeps what we send. Each cause is written once, under a control reference drawn in the same
 * transaction, and read back by our own reader: what a partner could not read is kept as unwritten
 * and never sent, until somebody has it written again.
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
   * Opens it.
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
   * Somebody has what could not be written be written once more.
   *
   * @param cause that could not be answered
   * @param party whose user it is
   */
  public record Again(UUID id, String cause, String by, String party, String reason) {}

  /** What could not be written, and the event that has it written. */
  public record Unwritten(String cause, String stream, long sequence) {}

  /** Empty where it was written, or its event was not kept. */
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

  /**
   * The same outbox, which puts what is written into the place of what could not be, and of nothing
   * else.
   */
  public Outbox writing(Again again) {
    return new Outbox(this, again);
  }

  /** Whether this writes once more what could not be written, by what is agreed upon now. */
  public boolean isAgain() {
    return again != null;
  }

  /** Whether anything was written into the place of what could not be, or failed once more. */
  public boolean hasStored() {
    return stored;
  }

  /** Called after something new is in; must not block. */
  public void onPut(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Writes the letter unless its cause is answered already. What its receiver could not read is
   * kept and not sent, and its reference is the next letter's: no gap is seen in what is sent.
   *
   * @param written the whole interchange for a control reference; null where there is nothing to
   *     say, and then no reference is used up
   */
  public void put(Letter letter, Function<String, byte @Nullable []> written) {
    put(letter, written, _ -> null);
  }

  /**
   * The same of what another message says.
   *
   * @param losing what that says and what was written does not; null where nobody knows
   */
  public void put(
      Letter letter,
      Function<String, byte @Nullable []> written,
      Function<byte[], @Nullable List<Lost>> losing) {
    if (!isWanted(letter)) return;
    boolean isNew =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  String reference = references.draw(letter.from(), letter.to());
                  // Whoever drew before us from the same series may have answered this cause.
                  byte[] bytes = isAnswered(letter.cause()) ? null : written.apply(reference);
                  boolean isStored = bytes != null && keep(letter, reference, bytes, losing);
                  if (!isStored) status.setRollbackOnly();
                  return isStored;
                }));
    if (isNew) listeners.forEach(Runnable::run);
  }

  private boolean keep(
      Letter letter,
      String reference,
      byte[] bytes,
      Function<byte[], @Nullable List<Lost>> losing) {
    var written = new WrittenLetter(letter, bytes);
    Text fault = written.fault();
    if (fault != null) references.giveBack(letter.from(), letter.to());
    boolean isStored = store(letter, reference, bytes, written, fault);
    if (isStored && fault == null) table.lose(letter.cause(), losing.apply(bytes));
    return isStored;
  }

  /**
   * Keeps that it could not be written, unless its cause is answered already: it is seen where all
   * that we send is, and never sent.
   */
  public void fail(Letter letter, Text reason) {
    if (!isWanted(letter)) return;
    byte[] nothing = {};
    transaction.executeWithoutResult(
        _ -> store(letter, "", nothing, new WrittenLetter(letter, nothing), reason));
  }

  /**
   * Whether something was written of an event that went out, or still may.
   *
   * @param type the message's
   */
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

  /**
   * Whether something went on, or still may, of what came in an interchange.
   *
   * @param type the message's
   */
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

  private boolean isWanted(Letter letter) {
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
   * Whether an answer to this interchange is still to be delivered; what was given up is not.
   *
   * @param causeEnd how its cause ends
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
      Letter letter, String reference, byte[] bytes, WrittenLetter written, @Nullable Text fault) {
    UUID id = again == null ? ids.get() : again.id();
    boolean isStored = table.store(id, letter, reference, bytes, written, fault);
    if (isStored) stored = true;
    return isStored;
  }

  Claims claims(UUID self, Duration lease) {
    return new Claims(db, self, lease);
  }

  /**
   * Books the partner's receipt for what was sent to it.
   *
   * @param key as the parcel had it
   * @param refusal what the partner said where it did not accept it
   * @return false where no such parcel waits for one
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
   * Has an interchange sent once more, whatever came of it before; who asked and why is kept. What
   * the partner said of the sending before counts no more.
   *
   * @param party whose user asks
   * @return false where it is on its way already, or never may be sent
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

  /** How many are not delivered, by state. */
  public Map<String, Long> undelivered() {
    return Undelivered.byState(db);
  }
}
