package weft.desk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import weft.event.Deadline;

/**
 * Lets commands of one routing key wait for each other until the unit of work, its append included,
 * is done.
 */
final class Turns {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final ReentrantLock[] locks = new ReentrantLock[1024];

  Turns() {
    for (int i = 0; i < locks.length; i++) locks[i] = new ReentrantLock();
  }

  void take(String routingKey, UnitOfWork<?> work) {
    ReentrantLock lock = locks[Math.floorMod(routingKey.hashCode(), locks.length)];
    try {
      if (!lock.tryLock(Deadline.atMost(PATIENCE).toNanos(), TimeUnit.NANOSECONDS))
        throw new Busy(routingKey);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(routingKey);
    }
    work.onCleanup(_ -> lock.unlock());
  }
}
