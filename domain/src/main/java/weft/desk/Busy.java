package weft.desk;

/**
 * Earlier work, such as commands of the same partnership, did not finish in time. Nothing was done;
 * the caller should try again later.
 */
public final class Busy extends RuntimeException {
  public Busy(String of) {
    super("Waited too long for a turn of " + of);
  }
}
