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

/** Keeps the raw bytes of every interchange, and knows which of them still wait for their end. */
public final class Inbox {
  /** What goes to the database within a second, be it as busy as it may. */
  private static final int BYTES_A_SECOND = 4 << 20;

  private final JdbcClient db;

  public Inbox(JdbcClient db) {
    this.db = db;
  }

  /**
   * An interchange as it arrived.
   *
   * @param sha256 of its bytes but for white space at their end, lower-case hex
   */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are read, never compared
  public record Item(UUID id, PartyCode owner, String channel, String sha256, byte[] bytes) {}

  /** Durable when this returns. */
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
   * Keeps one part of a file of several; a second time it is what was kept the first.
   *
   * @param number counts the file's parts from 1
   * @param from its first byte in the file
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
   * Where an interchange stood in the file that brought it.
   *
   * @param from its first byte there
   */
  public record Part(UUID interchange, UUID file, int from) {}

  /** What was put in their place. */
  public Corrections corrections() {
    return new Corrections(db);
  }

  Attempts attempts() {
    return new Attempts(db);
  }

  /** Empty for what came alone. */
  public Optional<Part> part(UUID interchange) {
    return db.sql("select id, part_of, part_from from inbox where id = ? and part_of is not null")
        .param(interchange)
        .query(Inbox::part)
        .optional();
  }

  /**
   * What is known of stored bytes without them.
   *
   * @param first the id under which the same bytes of the same owner came first; its own as a rule
   * @param bytes how many they are
   * @param concluded whether nothing more follows from them: of a file of several, whether it was
   *     cut to its end
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
   * What a file was cut into, in order, each under the id by which its bytes were known first;
   * empty for one that is an interchange itself.
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
   * Notes which use of its control reference an interchange is, before it is applied as that: so
   * the same bytes are known again without a look at every use.
   *
   * @param use counts from 1
   */
  void use(UUID id, int use) {
    db.sql("update inbox set use = nullif(?, 1) where id = ?").params(use, id).update();
  }

  /** Which use of its control reference was noted last; 1 where none was. */
  int use(UUID id) {
    return db.sql("select coalesce(use, 1) from inbox where id = ?")
        .param(id)
        .query(Integer.class)
        .optional()
        .orElse(1);
  }

  /** The uses from 2 on that were noted for these bytes of this owner. */
  List<Integer> uses(Item item) {
    return db.sql(
            "select distinct use from inbox where sha256 = ? and owner = ? and use is not null")
        .params(item.sha256(), item.owner().value())
        .query((row, _) -> row.getInt(1))
        .list();
  }

  /** When the bytes were stored; empty where there are none. */
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

  /** How many bytes are stored under these ids, without reading them. */
  public long size(UUID... ids) {
    return db.sql("select coalesce(sum(octet_length(bytes)), 0) from inbox where id = any(?)")
        .param(ids)
        .query(Long.class)
        .single();
  }

  /**
   * Takes a stored interchange apart when there is {@link ReadingRoom room} for it.
   *
   * @throws ReadingRoom.Full where there is none in time
   * @throws java.util.NoSuchElementException where it is not there
   */
  public <T extends @Nullable Object> T reading(UUID id, Function<Item, T> reading) {
    return ReadingRoom.SHARED.in(size(id), () -> reading.apply(find(id).orElseThrow()));
  }

  /** Does what takes one apart, and all that follows from that, likewise. */
  public void whileReading(UUID id, Runnable work) {
    ReadingRoom.SHARED.in(size(id), work);
  }

  public void conclude(UUID id) {
    db.sql("update inbox set concluded = true where id = ? and not concluded").param(id).update();
  }

  /** Notes within how many hours it is to be acknowledged; again it changes nothing. */
  public void owe(UUID interchange, InterchangeKey key, int hours) {
    db.sql(
            """
            insert into acknowledgement_owed (interchange, sender, receiver, reference, hours, received_at)
            select id, ?, ?, ?, ?, received_at from inbox where id = ? on conflict (interchange) do nothing
            """)
        .params(key.sender(), key.receiver(), key.reference(), hours, interchange)
        .update();
  }

  /** How many interchanges have waited for their end for longer than that. */
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
   * White space behind an interchange is its file's: the same one may come alone, or with another
   * behind it. What came before that was so is known by all of its bytes.
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
