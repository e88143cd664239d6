package weft.edi.outbox;

import java.util.Locale;

/** The causes of outgoing interchanges, named so that the outbox recognizes a repeat. */
public final class Causes {
  /** The suffix of a cause that refuses a repeated interchange. */
  public static final String REPEAT = ":repeat";

  private static final String CONTRL = ":contrl";
  private static final String ADVICE = ":advice";

  private Causes() {}

  /** The cause of an acknowledgement; an interchange is acknowledged once. */
  public static String contrl(String interchange) {
    return interchange + CONTRL;
  }

  /** The cause of a refusal of a repeated interchange, one per repeat. */
  public static String repeat(String again) {
    return again + REPEAT;
  }

  /**
   * The cause of an advice that tells an interchange's sender why messages were not applied; sent
   * once.
   */
  public static String advice(String interchange) {
    return interchange + ADVICE;
  }

  /** Whether both causes ask for an acknowledgement, both for an advice, or both for a message. */
  static boolean areAlike(String one, String other) {
    return one.endsWith(CONTRL) == other.endsWith(CONTRL)
        && one.endsWith(ADVICE) == other.endsWith(ADVICE);
  }

  /** The cause of a message about an event; each event has one per message type. */
  public static String event(String id, String type) {
    return id + ":" + type.toLowerCase(Locale.ROOT);
  }
}
