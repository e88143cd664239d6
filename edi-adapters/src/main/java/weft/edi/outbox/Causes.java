package weft.edi.outbox;

import java.util.Locale;

/** What makes us write, named so that a repeat is known. */
public final class Causes {
  private Causes() {}

  /** An interchange is acknowledged once. */
  public static String contrl(String interchange) {
    return interchange + ":contrl";
  }

  /** An event is answered once by messages of one type. */
  public static String event(String id, String type) {
    return id + ":" + type.toLowerCase(Locale.ROOT);
  }
}
