package weft.edi.meaning;

import java.util.Map;

/** The message types the hub applies. A new one is one class and one line here. */
public final class Meanings {
  private Meanings() {}

  public static final Map<String, MessageMeaning> BY_TYPE =
      Map.of(
          "DELFOR",
          new Delfor(),
          "ORDERS",
          new Orders(),
          "CONTRL",
          (message, correspondents) -> Meaning.NONE);
}
