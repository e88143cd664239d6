package weft.edi.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import weft.edi.reader.EdiReader;
import weft.edi.reader.EnvelopeParty;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Segment;
import weft.interchange.Fault;
import weft.language.Text;

/**
 * Keeps what we send. Each cause is written once, under a control reference drawn in the same
 * transaction, and read back by our own reader: what a partner could not read is kept as failed and
 * never sent.
 */
public final class Outbox {
  private static final Text NOTHING_READ =
      new Text("What was written is not an interchange.", "写出的内容不是有效的交换。");

  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Supplier<UUID> ids;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Opens it.
   *
   * @param writer the pool of {@code weft_writer}
   */
  public Outbox(DataSource writer, Supplier<UUID> ids) {
    this.db = JdbcClient.create(writer);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(writer));
    this.ids = ids;
  }

  /** Told after something new is in; must not block. */
  public void onPut(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Writes the letter unless its cause is answered already.
   *
   * @param written the whole interchange for a control reference; null where there is nothing to
   *     say, and then no reference is used up
   */
  public void put(Letter letter, Function<String, byte @Nullable []> written) {
    if (isAnswered(letter.cause())) return;
    boolean isNew =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  String reference = draw(letter.from(), letter.to());
                  // Whoever drew before us from the same series may have answered this cause.
                  byte[] bytes = isAnswered(letter.cause()) ? null : written.apply(reference);
                  boolean stored = bytes != null && insert(letter, reference, bytes, null);
                  if (!stored) status.setRollbackOnly();
                  return stored;
                }));
    if (isNew) listeners.forEach(Runnable::run);
  }

  /**
   * Keeps what could not be written as failed, unless its cause is answered already: it is seen
   * where all that we send is, and never sent.
   */
  public void fail(Letter letter, Text reason) {
    if (insert(letter, "", new byte[0], reason)) listeners.forEach(Runnable::run);
  }

  /** Whether something was written for this cause that went out, or still may. */
  public boolean hasWritten(String cause) {
    return db.sql(
            """
            select exists (
              select from outbox where cause = ? and (state <> 'failed' or next_attempt_at is not null))
            """)
        .param(cause)
        .query(Boolean.class)
        .single();
  }

  private boolean isAnswered(String cause) {
    return db.sql("select exists (select from outbox where cause = ?)")
        .param(cause)
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
                and (state in ('waiting', 'sent') or state = 'failed' and next_attempt_at is not null))
            """)
        .params(inAnswerTo, causeEnd, causeEnd)
        .query(Boolean.class)
        .single();
  }

  /** The next reference from one address to another (UNB 0020, at most 14 characters). */
  private String draw(EnvelopeParty from, EnvelopeParty to) {
    long next =
        db.sql(
                """
                insert into control_reference (sender, receiver, last) values (?, ?, 1)
                on conflict (sender, receiver) do update set last = control_reference.last + 1
                returning last
                """)
            .params(address(from), address(to))
            .query(Long.class)
            .single();
    return "%08d".formatted(next);
  }

  private static String address(EnvelopeParty it) {
    return it.id() + ":" + it.qualifier();
  }

  private boolean insert(Letter letter, String reference, byte[] bytes, @Nullable Text notWritten) {
    ReadInterchange back = EdiReader.read(bytes, letter.reading());
    Text fault = notWritten == null ? fault(back) : notWritten;
    UUID id = ids.get();
    return db.sql(
                """
                insert into outbox (id, cause, sender, receiver, in_answer_to, message_type, message_release,
                                    reference, file_name, test, bytes, state, next_attempt_at, last_error_en, last_error_zh,
                                    from_id, group_reference, document)
                values (:id, :cause, :sender, :receiver, :inAnswerTo, :type, :release, :reference, :fileName, :test,
                        :bytes, :state, case when :state = 'waiting' then clock_timestamp() end, :en, :zh,
                        :from, :group, :document)
                on conflict (cause) do nothing
                """)
            .param("id", id)
            .param("cause", letter.cause())
            .param("sender", letter.sender())
            .param("receiver", letter.receiver())
            .param("inAnswerTo", letter.inAnswerTo())
            .param("type", letter.type())
            .param("release", back.messages().isEmpty() ? "" : back.messages().getFirst().release())
            .param("reference", asWritten(back, reference))
            .param("fileName", fileName(letter, reference, id))
            .param("test", letter.test())
            .param("bytes", bytes)
            .param("state", fault == null ? "waiting" : "failed")
            .param("en", fault == null ? null : fault.en())
            .param("zh", fault == null ? null : fault.zh())
            .param("from", letter.from().id())
            .param("group", group(back))
            .param("document", document(back))
            .update()
        == 1;
  }

  /** GS06 of the first group, by which X12 acknowledges it. */
  private static @Nullable String group(ReadInterchange back) {
    Segment group = back.messages().isEmpty() ? null : back.messages().getFirst().group();
    return group == null || !group.tag().equals("GS") ? null : group.value(5);
  }

  /** BGM 1004 of the first message. */
  private static @Nullable String document(ReadInterchange back) {
    return back.messages().stream()
        .limit(1)
        .flatMap(it -> it.segments().stream().limit(2))
        .filter(it -> it.tag().equals("BGM"))
        .map(it -> it.value(1, 0))
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** X12 fills its control numbers up to nine digits; the partner speaks of what it was sent. */
  private static String asWritten(ReadInterchange back, String reference) {
    return back.envelope() == null ? reference : back.envelope().reference();
  }

  private static @Nullable Text fault(ReadInterchange back) {
    if (back.envelope() == null || back.messages().isEmpty()) return NOTHING_READ;
    return back.allFaults().filter(Fault::forbids).map(Fault::text).findFirst().orElse(null);
  }

  /** Says what it is and from whom; the id's end tells two series of references apart. */
  private static String fileName(Letter letter, String reference, UUID id) {
    String text = id.toString();
    String from = letter.from().id().replaceAll("[^A-Za-z0-9-]", "_");
    return letter.type() + "_" + from + "_" + reference + "_" + text.substring(24) + ".edi";
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
                """
                update outbox set state = :state, delivered_at = case when :state = 'delivered' then clock_timestamp() end,
                                  next_attempt_at = null, last_error_en = :en, last_error_zh = :zh,
                                  claimed_by = null, claimed_until = null
                where id::text || case when sending > 1 then '-' || sending else '' end = :key and id = :id
                  and state in ('waiting', 'sent', 'failed')
                """)
            .param("state", refusal == null ? "delivered" : "dead")
            .param("en", refusal == null ? null : refusal.en())
            .param("zh", refusal == null ? null : refusal.zh())
            .param("key", key)
            .param("id", UUID.fromString(key.substring(0, Math.min(36, key.length()))))
            .update()
        == 1;
  }

  /**
   * Has an interchange sent once more, whatever came of it before; who asked and why is kept.
   *
   * @return false where it is on its way already, or never may be sent
   */
  public boolean resend(UUID id, String by, String reason) {
    boolean again =
        db.sql(
                    """
                    with before as (
                      select id, sender, receiver, state from outbox
                      where id = :id and (state in ('delivered', 'dead', 'sent') or state = 'failed' and next_attempt_at is not null)
                        and (claimed_until is null or claimed_until < clock_timestamp())
                      for update),
                    asked as (
                      insert into outbox_resend (outbox, sender, receiver, asked_by, reason, state_before)
                      select id, sender, receiver, :by, :reason, state from before)
                    update outbox o set state = 'waiting', attempts = 0, sending = sending + 1, next_attempt_at = clock_timestamp(),
                                        waiting_since = clock_timestamp(), delivered_at = null, last_error_en = null, last_error_zh = null
                    from before b where o.id = b.id
                    """)
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .update()
            == 1;
    if (again) listeners.forEach(Runnable::run);
    return again;
  }

  /** How many are not delivered, by state. */
  public Map<String, Long> undelivered() {
    Map<String, Long> counts = new HashMap<>();
    db.sql(
            "select state, count(*) from outbox where state in ('waiting', 'sent', 'failed',"
                + " 'dead') group by state")
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
