package weft.edi.meaning;

import java.util.Map;

/** The message types the hub applies. A new one is one class and one line here. */
public final class Meanings {
  private Meanings() {}

  /** Acknowledgements ask nothing of the schedules and orders. */
  private static final MessageMeaning NOTHING = (message, correspondents) -> Meaning.NONE;

  public static final Map<String, MessageMeaning> BY_TYPE =
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
}
