package weft.projections.rows;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.event.LimitedReaders;
import weft.event.Recorded;
import weft.json.EventTypes;
import weft.party.PartyCode;
import weft.projections.rows.ShownThrough.Concern;

/** Writes the rows of a board's readers through another stream, during one batch. */
final class ThroughRows<R extends Record & Board.Row<R>> {
  private static final Columns<Reader> READERS = Columns.of(Reader.class);
  private static final Columns<Found> FOUND = Columns.of(Found.class);

  private final Board<R> board;
  private final ShownThrough<R> through;
  private final JdbcClient db;

  /** The other streams that concern a party, by subject and party. */
  private final Map<String, Map<String, Set<String>>> readers = new LinkedHashMap<>();

  private final Map<List<String>, Reader> changed = new LinkedHashMap<>();
  private final List<Found> found = new ArrayList<>();

  /**
   * Another stream that concerns a party with a subject, or no longer does.
   *
   * @param stream the subject: a stream of the board, or what several of its streams are about
   * @param through the other stream
   */
  private record Reader(
      String stream, String viewer, String through, long fromPosition, boolean ended) {
    List<String> key() {
      return List.of(stream, viewer, through);
    }
  }

  /** An event that a reader finds in the history. */
  private record Found(
      String viewer, long position, String stream, String type, @Nullable String part) {}

  /** The concerns that an event of another stream states about one stream of the board. */
  private record Concerns(String through, List<Concern> all) {}

  ThroughRows(Board<R> board, ShownThrough<R> through, JdbcClient db) {
    this.board = board;
    this.through = through;
    this.db = db;
  }

  /** The batch, with each event of another stream once for each subject it is about. */
  List<Recorded> split(List<Recorded> batch) {
    var all = new ArrayList<Recorded>();
    Map<String, Set<Concern>> standing = standing(batch);
    for (Recorded it : batch) {
      if (!through.events().isInstance(it.payload())) {
        all.add(it);
        continue;
      }
      concerns(it, standing).stream()
          .collect(groupingBy(Concern::stream, TreeMap::new, toList()))
          .forEach((stream, concerns) -> all.add(about(stream, it, concerns)));
    }
    return all;
  }

  /** The concerns of an event, with the end of those that it replaces. */
  private List<Concern> concerns(Recorded it, Map<String, Set<Concern>> standing) {
    List<Concern> stated = through.concerned().apply(it);
    Set<Concern> before = standing.get(it.stream());
    if (before == null) return stated;
    var all = new ArrayList<>(stated);
    if (through.whole().test(it))
      for (Concern each : before)
        if (!stated.contains(each)) all.add(new Concern(each.stream(), each.party(), true));
    for (Concern each : all)
      if (each.ends()) before.remove(new Concern(each.stream(), each.party(), false));
      else before.add(each);
    return all;
  }

  /** The concerns, before the batch, of the streams whose events in it replace earlier ones. */
  private Map<String, Set<Concern>> standing(List<Recorded> batch) {
    Map<String, Set<Concern>> standing = new HashMap<>();
    for (Recorded it : batch)
      if (through.events().isInstance(it.payload()) && through.whole().test(it))
        standing.put(it.stream(), new LinkedHashSet<>());
    if (standing.isEmpty()) return standing;
    RowCallbackHandler known =
        row ->
            requireNonNull(standing.get(row.getString(3)))
                .add(new Concern(row.getString(1), new PartyCode(row.getString(2)), false));
    db.sql(
            "select stream, viewer, through from %s where through = any(?) and not ended order by 3, 1, 2"
                .formatted(ShownThrough.readers(board.table())))
        .param(standing.keySet().toArray(String[]::new))
        .query(known);
    return standing;
  }

  /** The subject of an event: the stream itself, or the subject of several streams. */
  String subject(Recorded it) {
    var subject = through.subject();
    return subject == null || it.payload() instanceof Concerns
        ? it.stream()
        : subject.ofEvent().apply(it);
  }

  /** The owner's rows about a subject. */
  private List<R> own(Versioned<String, R> rows, String about) {
    var subject = through.subject();
    if (subject == null) {
      R own = rows.get(Board.key(about, Board.OWN));
      return own == null ? List.of() : List.of(own);
    }
    return rows.all().stream()
        .filter(it -> Board.OWN.equals(it.item()) && subject.ofRow().apply(it).equals(about))
        .toList();
  }

  private static Recorded about(String stream, Recorded it, List<Concern> concerns) {
    return new Recorded(
        it.position(),
        stream,
        it.sequence(),
        it.id(),
        it.recordedAt(),
        new Concerns(it.stream(), concerns),
        it.provenance());
  }

  /** Reads the readers of subjects, unless this batch has them already. */
  void read(List<String> streams) {
    var missing = streams.stream().filter(it -> !readers.containsKey(it)).toList();
    if (missing.isEmpty()) return;
    for (String it : missing) readers.put(it, new TreeMap<>());
    RowCallbackHandler known =
        row -> others(row.getString(1), row.getString(2)).add(row.getString(3));
    db.sql(
            "select stream, viewer, through from %s where stream = any(?) and not ended"
                .formatted(ShownThrough.readers(board.table())))
        .param(missing.toArray(String[]::new))
        .query(known);
  }

  /** The other streams that concern the party with the subject. */
  private Set<String> others(String stream, String party) {
    return requireNonNull(readers.get(stream)).computeIfAbsent(party, _ -> new HashSet<>());
  }

  void apply(Versioned<String, R> rows, Recorded event) {
    if (event.payload() instanceof Concerns it) {
      for (Concern each : it.all()) apply(rows, event, it.through(), each);
      return;
    }
    board.apply(rows, event);
    R own = rows.get(Board.key(event.stream(), Board.OWN));
    boolean isNew = own != null && own.fromPosition() == event.position();
    requireNonNull(readers.get(subject(event)))
        .forEach(
            (reader, others) -> {
              if (others.isEmpty()) return;
              if (isNew) put(rows, requireNonNull(own), reader, true, event.position());
              if (isFoundBy(reader, event)) found.add(found(reader, event));
            });
  }

  private void apply(Versioned<String, R> rows, Recorded event, String other, Concern it) {
    if (!it.ends()) begin(rows, event);
    String party = it.party().value();
    var others = others(event.stream(), party);
    boolean before = !others.isEmpty();
    if (it.ends() ? !others.remove(other) : !others.add(other)) return;
    var reader = new Reader(event.stream(), party, other, event.position(), it.ends());
    changed.put(reader.key(), reader);
    if (before != others.isEmpty()) return;
    for (R own : own(rows, event.stream())) put(rows, own, party, !before, event.position());
  }

  private void put(Versioned<String, R> rows, R own, String reader, boolean shown, long position) {
    rows.put(through.copy().of(own, new PartyCode(reader), shown, position));
  }

  private static boolean isFoundBy(String reader, Recorded event) {
    return !(event.payload() instanceof LimitedReaders it) || it.isFoundBy(new PartyCode(reader));
  }

  /** Begins the owner's row of a stream that has no events yet, where the board has one. */
  private void begin(Versioned<String, R> rows, Recorded event) {
    if (through.subject() != null) return;
    if (rows.get(Board.key(event.stream(), Board.OWN)) != null) return;
    R begun = through.copy().begun(event.stream(), event.position());
    if (begun != null) rows.put(begun);
  }

  private static Found found(String reader, Recorded event) {
    return new Found(
        reader,
        event.position(),
        event.stream(),
        EventTypes.nameOf(event.payload()),
        Contexts.TYPES.part(event.stream(), event.payload()));
  }

  /** Writes what changed beside the rows. */
  void write() {
    READERS.write(
        db,
        """
        insert into %s as t (%s) %s
        on conflict (stream, viewer, through) do update set from_position = excluded.from_position, ended = excluded.ended
        """
            .formatted(ShownThrough.readers(board.table()), READERS.names(), READERS.rows()),
        List.copyOf(changed.values()));
    FOUND.write(
        db,
        "insert into %s (%s) %s"
            .formatted(ShownThrough.events(board.table()), FOUND.names(), FOUND.rows()),
        found);
    changed.clear();
    found.clear();
  }
}
