package weft.desk;

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

  void take(String routingKey, UnitOfWork<?> work) {
    Turn turn = turns[Math.floorMod(routingKey.hashCode(), turns.length)];
    turn.take(routingKey);
    work.onCleanup(_ -> turn.giveBack());
  }
}
