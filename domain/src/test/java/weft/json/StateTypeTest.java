package weft.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import weft.context.Contexts;
import weft.event.KeptRules;
import weft.event.Rules;
import weft.event.StreamType;
import weft.ordering.Ordering;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.Scheduling;

/** A snapshot has a revision, so that the hub never reads one of other rules or shapes. */
class StateTypeTest {
  private static final JsonMapper JSON = Json.mapper();

  private enum Colour {
    RED
  }

  @Test
  void another_shape_is_another_revision_at_any_depth() {
    record Deep(@Nullable Integer depth) {}
    record One(String a, List<Deep> deep) {}
    record Moved(String a, List<Deep> deep) {}
    record Renamed(String b, List<Deep> deep) {}
    record Retyped(Integer a, List<Deep> deep) {}
    record More(String a, List<Deep> deep, Colour colour) {}
    record Deeper(@Nullable Long depth) {}
    record Changed(String a, List<Deeper> deep) {}
    assertThat(
            Stream.of(One.class, Renamed.class, Retyped.class, More.class, Changed.class)
                .map(Shape::of)
                .toList())
        .doesNotHaveDuplicates();
    assertThat(Shape.of(Moved.class)).isEqualTo(Shape.of(One.class));
  }

  @Test
  void the_version_of_the_rules_is_part_of_it() {
    assertThat(StateType.of("x", DeliverySchedule.NEW).revision()).endsWith(".6");
    assertThat(StateType.ALL).extracting(StateType::revision).doesNotHaveDuplicates();
    assertThat(StateType.ALL)
        .extracting(StateType::name)
        .contains("delivery-schedule", "purchase-order");
  }

  @Test
  void a_state_is_read_as_it_was_written() {
    for (var type : Contexts.ALL) {
      var kept = type.kept();
      if (kept != null) assertWrittenThrough(type, kept);
    }
    assertThat(written(Scheduling.DELIVERY_SCHEDULE)).contains("\"seen\":[\"2026-11-24T07:30 ");
    assertThat(written(Ordering.PURCHASE_ORDER)).contains("\"cancelled\":true");
  }

  private static String written(StreamType<?> type) {
    return JSON.writeValueAsString(assertWrittenThrough(type, requireNonNull(type.kept())));
  }

  private static Object assertWrittenThrough(StreamType<?> type, KeptRules<?, ?, ?> initial) {
    Rules<?, ?, ?> state = initial;
    assertWritten(state);
    for (Object it : Samples.ALL) {
      if (!type.isOf(it)) continue;
      state = evolved(state, it);
      assertWritten(state);
    }
    return state;
  }

  @SuppressWarnings("unchecked") // an event of its own stream
  private static <E> Rules<?, ?, ?> evolved(Rules<?, E, ?> state, Object event) {
    return state.evolve((E) event);
  }

  private static void assertWritten(Object state) {
    assertThat((Object) JSON.readValue(JSON.writeValueAsString(state), state.getClass()))
        .isEqualTo(state);
  }
}
