package weft.interchange;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one message. This record is the JSON of the API and of {@code edi-check}.
 *
 * @param type UNH 0065, such as {@code DELFOR}
 * @param release directory, such as {@code D97A}
 * @param reference UNH 0062
 */
public record MessageResult(
    String type, String release, String reference, Outcome outcome, List<Fault> faults) {
  public enum Outcome {
    APPLIED,
    /** Its faults forbid to apply it; nothing of it took effect. */
    REJECTED,
    /** Kept until the partner, part or order is known; nothing of it took effect yet. */
    HELD,
    /** Understood, and at odds with what is known; recorded for someone to work on. */
    CONTRADICTED
  }

  private static final Set<FaultCode> AWAITED =
      EnumSet.of(FaultCode.UNKNOWN_PARTNER, FaultCode.PART_UNKNOWN, FaultCode.ORDER_UNKNOWN);

  /** Whether it is held until a partner, part or order is known, and not merely kept. */
  public boolean waits() {
    return outcome == Outcome.HELD && faults.stream().map(Fault::code).anyMatch(AWAITED::contains);
  }
}
