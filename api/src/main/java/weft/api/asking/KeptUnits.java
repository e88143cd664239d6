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
 * Units that no list has and that something is kept in all the same: a message said them, or a
 * release before this one took them. Whoever goes on from there says them again.
 */
@Component
public class KeptUnits {
  private final Streams streams;

  KeptUnits(Streams streams) {
    this.streams = streams;
  }

  /**
   * Whether a stream is kept in a unit; it is read once that is asked.
   *
   * @param units of its state
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

  /** The same, asked of each unit once however many lines say it. */
  public static Predicate<String> once(Predicate<String> asked) {
    Map<String, Boolean> known = new HashMap<>();
    return unit -> known.computeIfAbsent(unit, asked::test);
  }
}
