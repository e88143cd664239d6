package weft.edi.expected;

import weft.event.Reaction;
import weft.event.Recorded;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;

/** Alerts the other side after one side ruled on how a release changed the received count. */
public final class WhenCountIsRuledThenTellTheOtherSide implements Reaction {
  private final GoodsAlerts alerts;

  public WhenCountIsRuledThenTellTheOtherSide(GoodsAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public String name() {
    return "alert-count-ruled";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof CountChangeRuled;
  }

  /** A hub that has a history already raises no alerts about its past. */
  @Override
  public boolean looksBack() {
    return false;
  }

  @Override
  public void react(Recorded event) {
    if (!(event.payload() instanceof CountChangeRuled it))
      throw new IllegalArgumentException("Not handled: " + event.payload());
    alerts.ruled(it, event);
  }
}
