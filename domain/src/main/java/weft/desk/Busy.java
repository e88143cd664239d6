package weft.desk;

/**
 * Earlier commands of the same partnership did not finish in time; nothing was done, and trying
 * again later is right.
 */
public final class Busy extends RuntimeException {
  Busy(String routingKey) {
    super("Waited too long for a turn of " + routingKey);
  }
}
