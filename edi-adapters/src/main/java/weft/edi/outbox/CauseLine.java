package weft.edi.outbox;

/**
 * Shortens an exception to one line for the log, because partners' servers send long texts and
 * every failure is retried.
 */
public final class CauseLine {
  private static final int LONGEST = 300;

  private CauseLine() {}

  /**
   * The innermost cause, which is the most specific, without line breaks and control characters.
   */
  public static String of(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable it = thrown; it != null; it = it.getCause()) innermost = it;
    String line =
        innermost.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
