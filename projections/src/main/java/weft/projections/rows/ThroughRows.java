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

  /** The other streams that concern a party, by stream and party. */
  private final Map<String, Map<String, Set<String>>> readers = new LinkedHashMap<>();

  private final Map<List<String>, Reader> changed = new LinkedHashMap<>();
  private final List<Found> found = new ArrayList<>();

  /**
   * Another stream that concerns a party with a stream of the board, or no longer does.
   *
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

  /** The batch, with each event of another stream once for each stream of the board it is about. */
  List<Recorded> split(List<Recorded> batch) {
    var all = new ArrayList<Recorded>();
    var open = concerned(batch);
    for (Recorded it : batch) {
      if (!through.events().isInstance(it.payload())) {
        all.add(it);
        continue;
      }
      concerns(it, open).stream()
          .collect(groupingBy(Concern::stream, TreeMap::new, toList()))
          .forEach((stream, concerns) -> all.add(about(stream, it, concerns)));
    }
    return all;
  }

  /** What an event says, and what it ends because it replaces all that its stream said before. */
  private List<Concern> concerns(Recorded event, Map<String, Set<Concern>> open) {
    List<Concern> said = through.concerned().apply(event);
    Set<Concern> before = open.computeIfAbsent(event.stream(), _ -> new LinkedHashSet<>());
    List<Concern> all = new ArrayList<>();
    if (through.replaced().test(event)) {
      for (Concern it : before)
        if (!said.contains(it)) all.add(new Concern(it.stream(), it.party(), true));
      before.clear();
    }
    for (Concern it : said) {
      if (it.ends()) before.remove(new Concern(it.stream(), it.party(), false));
      else before.add(it);
    }
    all.addAll(said);
    return all;
  }

  /** What the other streams of a batch concern before it, where one of its events replaces that. */
  private Map<String, Set<Concern>> concerned(List<Recorded> batch) {
    Map<String, Set<Concern>> open = new HashMap<>();
    String[] others =
        batch.stream()
            .filter(it -> through.events().isInstance(it.payload()))
            .filter(through.replaced())
            .map(Recorded::stream)
            .distinct()
            .toArray(String[]::new);
    if (others.length == 0) return open;
    RowCallbackHandler known =
        row ->
            open.computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>())
                .add(new Concern(row.getString(2), new PartyCode(row.getString(3)), false));
    db.sql(
            "select through, stream, viewer from %s where through = any(?) and not ended order by 1, 2, 3"
                .formatted(ShownThrough.readers(board.table())))
        .param(others)
        .query(known);
    return open;
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

  /** Reads the readers of streams, unless this batch has them already. */
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

  /** The other streams that concern the party with the stream. */
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
    requireNonNull(readers.get(event.stream()))
        .forEach(
            (reader, others) -> {
              if (others.isEmpty()) return;
              if (isNew) put(rows, requireNonNull(own), reader, true, event.position());
              if (isFoundBy(reader, event)) found.add(found(reader, event));
            });
  }

  private void apply(Versioned<String, R> rows, Recorded event, String other, Concern it) {
    String party = it.party().value();
    var others = others(event.stream(), party);
    boolean before = !others.isEmpty();
    if (it.ends() ? !others.remove(other) : !others.add(other)) return;
    var reader = new Reader(event.stream(), party, other, event.position(), it.ends());
    changed.put(reader.key(), reader);
    R own = own(rows, event);
    if (own != null && before == others.isEmpty()) put(rows, own, party, !before, event.position());
  }

  /** The owner's row; where the board says so, it begins now. */
  private @Nullable R own(Versioned<String, R> rows, Recorded event) {
    R own = rows.get(Board.key(event.stream(), Board.OWN));
    if (own != null || through.begins() == null) return own;
    R begun = through.begins().apply(event.stream(), event);
    rows.put(begun);
    return begun;
  }

  private void put(Versioned<String, R> rows, R own, String reader, boolean shown, long position) {
    rows.put(through.copy().of(own, new PartyCode(reader), shown, position));
  }

  private static boolean isFoundBy(String reader, Recorded event) {
    return !(event.payload() instanceof LimitedReaders it) || it.isFoundBy(new PartyCode(reader));
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
