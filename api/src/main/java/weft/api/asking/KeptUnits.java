package weft.api.asking;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import weft.event.Past;
import weft.event.Rules;
import weft.event.Streams;

/**
 * Accepts units that are in no list but in which data is already kept, because a message or an
 * earlier release introduced them. Callers repeat them in updates.
 */
@Component
public class KeptUnits {
  private final Streams streams;

  KeptUnits(Streams streams) {
    this.streams = streams;
  }

  /**
   * Returns a test whether a stream is kept in a unit; it reads the stream only when called.
   *
   * @param units the units in the stream's state
   */
  public <E, S extends Rules<?, E, S>> Predicate<String> of(
      String stream, S initial, Class<E> events, Function<S, Stream<String>> units) {
    return unit ->
        units
            .apply(
                streams
                    .pasts(Set.of(stream))
                    .getOrDefault(stream, Past.NONE)
                    .foldedFrom(initial, events))
            .anyMatch(unit::equals);
  }

  /** Caches the answers of a test, so that each unit is asked once. */
  public static Predicate<String> once(Predicate<String> asked) {
    Map<String, Boolean> known = new HashMap<>();
    return unit -> known.computeIfAbsent(unit, asked::test);
  }
}
