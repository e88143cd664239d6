package weft.desk;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets commands of one routing key wait for each other until the unit of work, its append included,
 * is done.
 */
final class Turns {
  private final Turn[] turns = new Turn[1024];

  Turns() {
    for (int i = 0; i < turns.length; i++) turns[i] = new Turn();
  }

  /** Takes all of them, always in the same order, so that no two wait for each other. */
  void take(Set<String> routingKeys, UnitOfWork<?> work) {
    SortedMap<Integer, String> places = new TreeMap<>();
    for (String key : routingKeys) places.put(Math.floorMod(key.hashCode(), turns.length), key);
    places.forEach(
        (place, key) -> {
          Turn turn = turns[place];
          turn.take(key);
          work.onCleanup(_ -> turn.giveBack());
        });
  }
}
