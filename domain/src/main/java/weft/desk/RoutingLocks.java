package weft.desk;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Serialises the commands of one routing key until the unit of work, including its append, ends.
 */
final class RoutingLocks {
  private final RoutingLock[] locks = new RoutingLock[1024];

  RoutingLocks() {
    for (int i = 0; i < locks.length; i++) locks[i] = new RoutingLock();
  }

  /** Takes all locks, always in the same order, so that no two commands can deadlock. */
  void take(Set<String> routingKeys, UnitOfWork<?> work) {
    SortedMap<Integer, String> places = new TreeMap<>();
    for (String key : routingKeys) places.put(Math.floorMod(key.hashCode(), locks.length), key);
    places.forEach(
        (place, key) -> {
          RoutingLock lock = locks[place];
          lock.take(key);
          work.onCleanup(_ -> lock.giveBack());
        });
  }
}
