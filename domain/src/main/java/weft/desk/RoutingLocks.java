package weft.desk;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets commands of one routing key wait for each other until the unit of work, its append included,
 * is done.
 */
final class RoutingLocks {
  private final RoutingLock[] locks = new RoutingLock[1024];

  RoutingLocks() {
    for (int i = 0; i < locks.length; i++) locks[i] = new RoutingLock();
  }

  /** Takes all of them, always in the same order, so that no two wait for each other. */
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
