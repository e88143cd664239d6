package weft.desk;

/**
 * What came before, such as earlier commands of the same partnership, did not finish in time;
 * nothing was done, and trying again later is right.
 */
public final class Busy extends RuntimeException {
  public Busy(String of) {
    super("Waited too long for a turn of " + of);
  }
}
