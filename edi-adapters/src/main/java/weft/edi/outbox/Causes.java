package weft.edi.outbox;

import java.util.Locale;

/** What makes us write, named so that a repeat is known. */
public final class Causes {
  /** How causes of refused repeats end. */
  public static final String REPEAT = ":repeat";

  private Causes() {}

  /** An interchange is acknowledged once. */
  public static String contrl(String interchange) {
    return interchange + ":contrl";
  }

  /** An interchange that came again is refused once for each time that it came. */
  public static String repeat(String again) {
    return again + REPEAT;
  }

  /** The senders of an interchange's messages are told once why these were not applied. */
  public static String advice(String interchange) {
    return interchange + ":advice";
  }

  /** An event is answered once by messages of one type. */
  public static String event(String id, String type) {
    return id + ":" + type.toLowerCase(Locale.ROOT);
  }
}
