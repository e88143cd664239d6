package weft.edi.outbox;

import java.util.Locale;

/** What makes us write, named so that a repeat is known. */
public final class Causes {
  /** How causes of refused repeats end. */
  public static final String REPEAT = ":repeat";

  private static final String CONTRL = ":contrl";
  private static final String ADVICE = ":advice";

  private Causes() {}

  /** An interchange is acknowledged once. */
  public static String contrl(String interchange) {
    return interchange + CONTRL;
  }

  /** An interchange that came again is refused once for each time that it came. */
  public static String repeat(String again) {
    return again + REPEAT;
  }

  /** The senders of an interchange's messages are told once why these were not applied. */
  public static String advice(String interchange) {
    return interchange + ADVICE;
  }

  /** Whether both ask for an acknowledgement, both for advice, or both for a message. */
  static boolean areAlike(String one, String other) {
    return one.endsWith(CONTRL) == other.endsWith(CONTRL)
        && one.endsWith(ADVICE) == other.endsWith(ADVICE);
  }

  /** An event is answered once by messages of one type. */
  public static String event(String id, String type) {
    return id + ":" + type.toLowerCase(Locale.ROOT);
  }
}
