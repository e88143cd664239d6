package weft.edi.meaning;

import java.util.List;
import java.util.Map;
import weft.edi.reader.ReadMessage;

/** The message types the hub applies. A new one is one class and one line here. */
public final class Meanings {
  private Meanings() {}

  /** Acknowledgements ask nothing of the schedules and orders. */
  private static final MessageMeaning NOTHING =
      (message, correspondents) -> new Meaning(null, List.of(), List.of());

  private static final Map<String, MessageMeaning> BY_TYPE =
      Map.of(
          "DELFOR",
          new Delfor(),
          "ORDERS",
          new Orders(),
          "830",
          new X12PlanningSchedule(),
          "850",
          new X12PurchaseOrder(),
          "CONTRL",
          NOTHING,
          "997",
          NOTHING,
          "999",
          NOTHING,
          "TA1",
          NOTHING);

  public static boolean known(String type) {
    return BY_TYPE.containsKey(type);
  }

  public static Meaning of(ReadMessage message, Correspondents correspondents) {
    MessageMeaning meaning = BY_TYPE.get(message.type());
    return meaning == null
        ? new Meaning(null, List.of(), List.of())
        : meaning.toCommands(message, correspondents);
  }
}
