package weft.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import weft.api.history.Walk.Change;
import weft.api.history.Walk.Found;
import weft.api.history.Walk.State;

/** The events that set a value are found from its versions, and between them where need be. */
class WalkTest {
  private final TreeMap<Long, State> history = new TreeMap<>(Map.of(0L, State.NOTHING));
  private final List<Long> reads = new ArrayList<>();

  private WalkTest set(long position, String value) {
    history.put(position, new State(true, value));
    return this;
  }

  private Walk walk(int most) {
    return new Walk(
        it -> {
          reads.add(it);
          return history.floorEntry(it).getValue();
        },
        most);
  }

  private Found back(long until, Long... versions) {
    return walk(1_000).back(until, List.of(versions), true, 50);
  }

  private static List<Long> positions(Found found) {
    return found.changes().stream().map(Change::position).toList();
  }

  @Test
  void the_event_that_set_a_value_comes_first_and_versions_that_left_it_are_not_named() {
    set(10, "40").set(20, "40").set(30, "55").set(40, "55");
    Found found = back(100, 40L, 30L, 20L, 10L);
    assertThat(positions(found)).containsExactly(30L, 10L);
    assertThat(found.changes().getFirst().before().value()).isEqualTo("40");
    assertThat(found.changes().getFirst().after().value()).isEqualTo("55");
    assertThat(found.changes().getLast().before().there()).isFalse();
    assertThat(found.next()).isNull();
    assertThat(found.closed()).isFalse();
  }

  @Test
  void a_value_that_came_back_is_blamed_on_each_event_that_set_it() {
    set(10, "40").set(20, "55").set(30, "40");
    assertThat(positions(back(100, 30L, 20L, 10L))).containsExactly(30L, 20L, 10L);
  }

  @Test
  void a_change_by_another_object_is_found_between_two_versions() {
    set(10, "bolt").set(523, "screw").set(800, "screw");
    Found found = back(1_000, 800L, 10L);
    assertThat(positions(found)).containsExactly(523L, 10L);
    assertThat(reads.size()).isLessThan(20);
  }

  @Test
  void a_row_that_appears_without_a_version_was_opened_to_the_reader_and_nobody_set_it() {
    set(500, "40");
    Found found = back(1_000, 10L);
    assertThat(found.changes()).isEmpty();
    assertThat(found.closed()).isTrue();
    assertThat(found.next()).isNull();
  }

  @Test
  void a_walk_that_is_cut_goes_on_where_it_stopped_and_names_each_event_once() {
    List<Long> versions = new ArrayList<>();
    for (long it = 300; it > 0; it -= 3) {
      set(it, "v" + it);
      versions.add(it);
    }
    List<Long> all = new ArrayList<>();
    Long until = 400L;
    int walks = 0;
    while (until != null) {
      long upper = until;
      Found found =
          walk(walks % 2 == 0 ? 9 : 1_000)
              .back(upper, versions.stream().filter(it -> it <= upper).toList(), true, 7);
      all.addAll(positions(found));
      until = found.next();
      walks++;
    }
    assertThat(all).isEqualTo(versions);
    assertThat(walks).isGreaterThan(3);
  }

  @Test
  void the_first_difference_is_the_first_event_that_changed_the_place() {
    set(10, "40").set(20, "40").set(30, "55").set(40, "70");
    Found found = walk(1_000).first(15, 100, List.of(20L, 30L, 40L), true);
    assertThat(positions(found)).containsExactly(30L);
    assertThat(found.changes().getFirst().before().value()).isEqualTo("40");
  }

  @Test
  void a_first_difference_by_another_object_is_found_before_the_next_version() {
    set(10, "bolt").set(77, "screw");
    assertThat(positions(walk(1_000).first(15, 100, List.of(90L), true))).containsExactly(77L);
    assertThat(positions(walk(1_000).first(15, 100, List.of(), true))).containsExactly(77L);
  }

  @Test
  void moments_without_a_change_between_them_have_no_first_difference() {
    set(10, "40").set(20, "40");
    Found found = walk(1_000).first(15, 100, List.of(20L), true);
    assertThat(found.changes()).isEmpty();
    assertThat(found.next()).isNull();
  }

  @Test
  void a_search_that_is_cut_says_how_far_it_came() {
    set(10, "40").set(20, "40").set(30, "40").set(40, "55");
    Found cut = walk(1_000).first(15, 100, List.of(20L, 30L), false);
    assertThat(cut.changes()).isEmpty();
    assertThat(cut.next()).isEqualTo(30L);
    assertThat(positions(walk(1_000).first(30, 100, List.of(40L), true))).containsExactly(40L);
  }

  @Test
  void a_search_between_two_versions_pauses_and_goes_on_until_it_has_found_the_event() {
    set(10, "bolt").set(700_123, "screw");
    long from = 15;
    int walks = 0;
    Found found;
    do {
      reads.clear();
      found = walk(6).first(from, 1_000_000, List.of(), true);
      if (found.next() != null) from = found.next();
      walks++;
      assertThat(reads.size()).isLessThan(25);
    } while (found.next() != null);
    assertThat(positions(found)).containsExactly(700_123L);
    assertThat(walks).isGreaterThan(1);

    long until = 1_000_000;
    walks = 0;
    do {
      found = walk(6).back(until, List.of(10L), true, 50);
      if (found.next() != null) until = found.next();
      walks++;
    } while (found.changes().isEmpty());
    assertThat(positions(found)).startsWith(700_123L);
    assertThat(walks).isGreaterThan(1);
  }

  @Test
  void a_walk_pauses_when_its_values_are_large_and_counts_equal_ones_once() {
    String large = "x".repeat((int) Walk.MOST_BYTES / 10);
    List<Long> versions = new ArrayList<>();
    for (long it = 100; it > 0; it--) {
      set(it, new String(large));
      versions.add(it);
    }
    assertThat(back(100, versions.toArray(Long[]::new)).next()).isNull();
    versions.forEach(it -> set(it, it + large));
    Found paused = back(100, versions.toArray(Long[]::new));
    assertThat(paused.changes()).hasSizeBetween(1, 12);
    assertThat(paused.next()).isLessThan(100L);
  }

  @Test
  void a_streams_rows_are_compared_by_a_digest_of_what_they_say() {
    var json = new JsonMapper();
    String one =
        PlaceReads.digest(Map.of("orders 1", json.readTree("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}")));
    assertThat(one).hasSize(64);
    assertThat(
            PlaceReads.digest(
                Map.of("orders 1", json.readTree("{\"b\":{\"d\":3,\"c\":2},\"a\":1}"))))
        .isEqualTo(one);
    assertThat(
            PlaceReads.digest(
                Map.of("orders 1", json.readTree("{\"a\":1,\"b\":{\"c\":2,\"d\":4}}"))))
        .isNotEqualTo(one);
  }
}
