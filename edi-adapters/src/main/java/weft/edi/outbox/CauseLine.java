package weft.edi.outbox;

/**
 * What was thrown, as one line of a log: partners' servers say much, and each failure is tried
 * again.
 */
public final class CauseLine {
  private static final int LONGEST = 300;

  private CauseLine() {}

  /** The innermost cause, which says most, without what would break the line. */
  public static String of(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable it = thrown; it != null; it = it.getCause()) innermost = it;
    String line =
        innermost.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
