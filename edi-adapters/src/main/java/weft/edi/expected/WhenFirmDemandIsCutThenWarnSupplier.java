package weft.edi.expected;

import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;

/**
 * Warns the supplier if a release or call-off reduces firm demand, because the goods may be
 * produced or purchased already. The buyer sees the same in the answer to its message.
 */
public final class WhenFirmDemandIsCutThenWarnSupplier implements Reaction {
  private final MessageAlerts alerts;

  public WhenFirmDemandIsCutThenWarnSupplier(Alerts alerts) {
    this.alerts = alerts.ofMessages();
  }

  @Override
  public String name() {
    return "alert-firm-cut";
  }

  @Override
  public boolean handles(Object payload) {
    return switch (payload) {
      case MessageConcluded it -> cuts(it.result());
      case MessageRerun it -> cuts(it.result());
      default -> false;
    };
  }

  private static boolean cuts(MessageResult it) {
    return it.faults().stream().anyMatch(fault -> fault.code() == FaultCode.FIRM_CUT);
  }

  /** A hub that has a history already raises no alerts about its past. */
  @Override
  public boolean looksBack() {
    return false;
  }

  @Override
  public void react(Recorded event) {
    switch (event.payload()) {
      case MessageConcluded it -> warn(it.id(), it.key(), it.number(), event);
      case MessageRerun it -> warn(it.id(), it.key(), it.number(), event);
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }

  private void warn(String interchange, InterchangeKey key, int message, Recorded event) {
    event.provenance().participants().stream()
        .map(it -> it.value())
        .filter(it -> !it.equals(key.sender()))
        .findFirst()
        .ifPresent(supplier -> alerts.firmCut(interchange, key, supplier, message));
  }
}
