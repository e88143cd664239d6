package weft.edi.reception.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Deadline;
import weft.interchange.InterchangeKey;
import weft.party.PartyCode;

/** Stores the raw bytes of every interchange and records which are not concluded. */
public final class Inbox {
  /** Bytes that the database stores within a second even under heavy load. */
  private static final int BYTES_A_SECOND = 4 << 20;

  private final JdbcClient db;

  public Inbox(JdbcClient db) {
    this.db = db;
  }

  /**
   * An interchange as it arrived.
   *
   * @param sha256 of its bytes except white space at the end, lower-case hex
   */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are read, never compared
  public record Item(UUID id, PartyCode owner, String channel, String sha256, byte[] bytes) {}

  /** Stores an interchange; it is durable when this method returns. */
  public Item store(UUID id, PartyCode owner, String channel, byte[] bytes) {
    var item = new Item(id, owner, channel, fingerprint(owner, bytes), bytes);
    var _ =
        Deadline.longer(
            Duration.ofSeconds(bytes.length / BYTES_A_SECOND),
            () ->
                db.sql(
                        "insert into inbox (id, owner, channel, sha256, bytes) values (?, ?, ?, ?,"
                            + " ?)")
                    .params(id, owner.value(), channel, item.sha256(), bytes)
                    .update());
    return item;
  }

  /**
   * Stores one part of a file of several. A second call returns the part stored first.
   *
   * @param number of the part in the file, counted from 1
   * @param from offset of its first byte in the file
   */
  Item storePart(UUID id, Item file, int number, int from, byte[] bytes) {
    db.sql(
            """
            insert into inbox (id, owner, channel, sha256, bytes, part_of, part_no, part_from)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (part_of, part_no) do nothing
            """)
        .params(
            id,
            file.owner().value(),
            file.channel(),
            fingerprint(file.owner(), bytes),
            bytes,
            file.id(),
            number,
            from)
        .update();
    return db.sql(
            "select id, owner, channel, sha256, bytes from inbox where part_of = ? and part_no = ?")
        .params(file.id(), number)
        .query(Inbox::item)
        .single();
  }

  /**
   * The place of an interchange in its file.
   *
   * @param from offset of its first byte in the file
   */
  public record Part(UUID interchange, UUID file, int from) {}

  /** Returns the corrected interchanges. */
  public Corrections corrections() {
    return new Corrections(db);
  }

  Attempts attempts() {
    return new Attempts(db);
  }

  /** Returns empty for an interchange that came alone. */
  public Optional<Part> part(UUID interchange) {
    return db.sql("select id, part_of, part_from from inbox where id = ? and part_of is not null")
        .param(interchange)
        .query(Inbox::part)
        .optional();
  }

  /**
   * Data of a stored interchange without its bytes.
   *
   * @param first the id under which the same bytes of the same owner came first; usually its own
   * @param bytes their number
   * @param concluded whether its processing has ended; for a file of several, whether all its parts
   *     are stored
   */
  public record Kept(
      UUID first,
      PartyCode owner,
      String channel,
      Instant receivedAt,
      int bytes,
      boolean concluded) {}

  public Optional<Kept> kept(UUID id) {
    return db.sql(
            """
            select (select f.id from inbox f where f.sha256 = i.sha256 and f.owner = i.owner and f.corrects is null
                    order by f.received_at limit 1) as first,
                   owner, channel, received_at, octet_length(bytes) as size, concluded
            from inbox i where id = ? and corrects is null
            """)
        .param(id)
        .query(
            (row, _) ->
                new Kept(
                    row.getObject("first", UUID.class),
                    new PartyCode(row.getString("owner")),
                    row.getString("channel"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getInt("size"),
                    row.getBoolean("concluded")))
        .optional();
  }

  /**
   * Returns the parts of a file in order, each with the id under which its bytes came first; empty
   * for a single interchange.
   */
  public List<Part> parts(UUID file) {
    return db.sql(
            """
            select (select f.id from inbox f where f.sha256 = p.sha256 and f.owner = p.owner and f.corrects is null
                    order by f.received_at limit 1) as id, part_of, part_from
            from inbox p where part_of = ? order by part_no
            """)
        .param(file)
        .query(Inbox::part)
        .list();
  }

  /**
   * Stores which use of its control reference an interchange is, before the interchange is applied.
   * The same bytes are then recognized without a search through all uses.
   *
   * @param use counts from 1
   */
  void use(UUID id, int use) {
    db.sql("update inbox set use = nullif(?, 1) where id = ?").params(use, id).update();
  }

  /** Returns the stored use of its control reference; 1 if none is stored. */
  int use(UUID id) {
    return db.sql("select coalesce(use, 1) from inbox where id = ?")
        .param(id)
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  /** Returns the uses from 2 on that are stored for these bytes of this owner. */
  List<Integer> uses(Item item) {
    return db.sql(
            "select distinct use from inbox where sha256 = ? and owner = ? and use is not null")
        .params(item.sha256(), item.owner().value())
        .query((row, _) -> row.getInt(1))
        .list();
  }

  /** Returns when the bytes were stored; empty if there are none. */
  public Optional<Instant> storedAt(UUID id) {
    return db.sql("select received_at from inbox where id = ?")
        .param(id)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  public Optional<Item> find(UUID id) {
    return db.sql("select id, owner, channel, sha256, bytes from inbox where id = ?")
        .param(id)
        .query(Inbox::item)
        .optional();
  }

  /** Returns how many bytes are stored under these ids, without reading them. */
  public long size(UUID... ids) {
    return db.sql("select coalesce(sum(octet_length(bytes)), 0) from inbox where id = any(?)")
        .param(ids)
        .query(Long.class)
        .single();
  }

  /**
   * Reads a stored interchange when there is {@link ReadingRoom room}.
   *
   * @throws ReadingRoom.Full if there is no room in time
   * @throws java.util.NoSuchElementException if it does not exist
   */
  public <T extends @Nullable Object> T reading(UUID id, Function<Item, T> reading) {
    return ReadingRoom.SHARED.in(size(id), () -> reading.apply(find(id).orElseThrow()));
  }

  /** Runs work that reads a stored interchange, likewise. */
  public void whileReading(UUID id, Runnable work) {
    ReadingRoom.SHARED.in(size(id), work);
  }

  public void conclude(UUID id) {
    db.sql("update inbox set concluded = true where id = ? and not concluded").param(id).update();
  }

  /**
   * Stores the hours within which the interchange must be acknowledged. A second call has no
   * effect.
   */
  public void owe(UUID interchange, InterchangeKey key, int hours) {
    db.sql(
            """
            insert into acknowledgement_owed (interchange, sender, receiver, reference, hours, received_at)
            select id, ?, ?, ?, ?, received_at from inbox where id = ? on conflict (interchange) do nothing
            """)
        .params(key.sender(), key.receiver(), key.reference(), hours, interchange)
        .update();
  }

  /** Returns the number of interchanges that have been unfinished for longer than {@code age}. */
  public long waiting(Duration age) {
    return db.sql(
            "select count(*) from inbox where not concluded and received_at < clock_timestamp() -"
                + " make_interval(secs => ?)")
        .param(age.toMillis() / 1000.0)
        .query(Long.class)
        .single();
  }

  private static Item item(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        new PartyCode(row.getString("owner")),
        row.getString("channel"),
        row.getString("sha256"),
        row.getBytes("bytes"));
  }

  private static Part part(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Part(
        row.getObject("id", UUID.class),
        row.getObject("part_of", UUID.class),
        row.getInt("part_from"));
  }

  /**
   * Returns the digest without white space at the end, because the same interchange may come alone
   * or before another one in a file. Bytes already stored under the digest of all their bytes keep
   * that digest.
   */
  private String fingerprint(PartyCode owner, byte[] bytes) {
    String all = Sha256.of(bytes);
    if (!Sha256.endsBlank(bytes)) return all;
    boolean known =
        db.sql("select exists (select from inbox where sha256 = ? and owner = ?)")
            .params(all, owner.value())
            .query(Boolean.class)
            .single();
    return known ? all : Sha256.ofContent(bytes);
  }
}
