package weft.edi.meaning;

import static java.util.Map.entry;

import java.util.Map;

/** The message types the hub applies. A new one is one class and one line here. */
public final class Meanings {
  private Meanings() {}

  /** Acknowledgements ask nothing of the schedules and orders. */
  private static final MessageMeaning NOTHING = (message, correspondents) -> Meaning.NONE;

  public static final Map<String, MessageMeaning> BY_TYPE =
      Map.ofEntries(
          entry("DELFOR", new Delfor()),
          entry("ORDERS", new Orders()),
          entry("ORDCHG", new OrderChange()),
          entry("DELJIT", new Deljit()),
          entry("862", new X12ShippingSchedule()),
          entry("830", new X12PlanningSchedule()),
          entry("850", new X12PurchaseOrder()),
          entry("860", new X12OrderChange()),
          entry("CONTRL", NOTHING),
          entry("997", NOTHING),
          entry("999", NOTHING),
          entry("TA1", NOTHING));
}
