package weft.projections.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.party.PartyCode;

/** The weight of its rows bounds a batch of a view, not only its number of events. */
class WritePiecesTest {
  private static final int MEGABYTE = 1 << 20;

  private static final Provenance PROVENANCE =
      new Provenance(
          new Provenance.Actor(new PartyCode("JIAXIN"), null, null),
          new Provenance.Source("request", null, null, null),
          Set.of(),
          "test",
          null);

  /** For each written piece, the number of events and the weight of all versions. */
  private final List<Integer> pieces = new ArrayList<>();

  private final List<Long> weights = new ArrayList<>();
  private final List<Versioned.Past<Row>> past = new ArrayList<>();
  private final Map<String, Row> table = new HashMap<>();

  private record Row(String id, List<String> messages, long fromPosition)
      implements Versioned.Row<Row> {
    @Override
    public boolean saysTheSameAs(Row other) {
      return false;
    }
  }

  @Test
  void a_batch_ends_by_the_weight_of_the_versions_that_it_makes() {
    pieces(MEGABYTE).write(IntStream.range(0, 40).mapToObj(it -> event("a", it)).toList());
    assertThat(pieces).hasSizeGreaterThan(20).contains(1);
    assertThat(pieces.getFirst()).isGreaterThan(2);
    assertThat(pieces.stream().mapToInt(it -> it).sum()).isEqualTo(40);
    assertThat(weights).allMatch(it -> it < 41L * MEGABYTE + MEGABYTE);
  }

  @Test
  void a_batch_ends_by_the_weight_of_the_rows_that_it_begins_with() {
    for (int i = 0; i < 40; i++)
      table.put("s" + i, new Row("s" + i, List.of("x".repeat(3 * MEGABYTE)), -1));
    pieces(1).write(IntStream.range(0, 40).mapToObj(it -> event("s" + it, it)).toList());
    assertThat(pieces).hasSizeGreaterThan(7).allMatch(it -> it <= 3);
    assertThat(table.values()).hasSize(40).allMatch(it -> it.messages().size() == 2);
  }

  @Test
  void a_batch_of_one_id_ends_by_the_weight_of_the_rows_that_its_events_change() {
    for (int i = 0; i < 40; i++)
      table.put("s" + i, new Row("s" + i, List.of("x".repeat(3 * MEGABYTE)), -1));
    pieces(
            1,
            _ -> "one",
            (_, events, bytes) ->
                stored(events.stream().map(Recorded::stream).toList(), events, bytes))
        .write(IntStream.range(0, 40).mapToObj(it -> event("s" + it, it)).toList());
    assertThat(pieces).hasSizeGreaterThan(7).allMatch(it -> it <= 3);
    assertThat(table.values()).hasSize(40).allMatch(it -> it.messages().size() == 2);
  }

  @Test
  void the_rows_are_the_same_in_one_piece_and_in_many() {
    var events = IntStream.range(0, 60).mapToObj(it -> event("s" + it * it % 7, it)).toList();
    pieces(10).write(events);
    assertThat(pieces).hasSize(1);
    var rows = lengths(10);
    var over = versions();
    table.clear();
    past.clear();
    pieces(MEGABYTE).write(events);
    assertThat(pieces).hasSizeGreaterThan(5);
    assertThat(lengths(MEGABYTE)).isEqualTo(rows);
    assertThat(versions()).isEqualTo(over);
  }

  private Map<String, Integer> lengths(int message) {
    Map<String, Integer> lengths = new TreeMap<>();
    table.forEach(
        (id, row) ->
            lengths.put(id, row.messages().stream().mapToInt(String::length).sum() / message));
    return lengths;
  }

  /** For each ended version its row's id, and the first and last event of its validity. */
  private Set<String> versions() {
    return past.stream()
        .map(it -> it.row().id() + " " + it.row().fromPosition() + " " + it.untilPosition())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private WritePieces<String, Row> pieces(int message) {
    return pieces(message, Recorded::stream, this::stored);
  }

  private WritePieces<String, Row> pieces(
      int message, Function<Recorded, String> id, WritePieces.Stored<Row> stored) {
    String text = "x".repeat(message);
    return new WritePieces<>(
        id,
        stored,
        Row::id,
        (rows, event) -> {
          Row before = rows.get(event.stream());
          List<String> all = new ArrayList<>(before == null ? List.of() : before.messages());
          all.add(text);
          rows.put(new Row(event.stream(), all, event.position()));
        },
        this::write);
  }

  private RowsWithin<Row> stored(List<String> ids, List<Recorded> events, long bytes) {
    List<Row> rows = new ArrayList<>();
    long weight = 0;
    for (String id : ids) {
      Row row = table.get(id);
      if (row == null) continue;
      weight += RowSize.of(row);
      if (weight > bytes && !rows.isEmpty()) return new RowsWithin<>(rows, false);
      rows.add(row);
    }
    return new RowsWithin<>(rows, true);
  }

  private void write(Versioned<String, Row> rows, List<Recorded> events) {
    pieces.add(events.size());
    weights.add(rows.weight());
    past.addAll(rows.ended());
    past.addAll(rows.past());
    rows.added().forEach(it -> table.put(it.id(), it));
    rows.changed().forEach(it -> table.put(it.id(), it));
  }

  private static Recorded event(String stream, int position) {
    return new Recorded(
        position, stream, position, "e" + position, Instant.EPOCH, "written", PROVENANCE);
  }
}
