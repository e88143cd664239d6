package weft.interchange;

import java.util.Collection;
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
    /**
     * Waits until the partner, part or order is known, or a newer release is there; nothing of it
     * took effect yet.
     */
    HELD,
    /** Understood, and at odds with what is known; recorded for someone to work on. */
    CONTRADICTED,
    /** Read, checked and kept for both partners; it changes nothing else here. */
    KEPT;

    /** What becomes of a message that errors stop: held where each of them only holds it. */
    public static Outcome stopped(Collection<Fault> by) {
      return by.stream().filter(Fault::forbids).allMatch(it -> it.code().holds()) ? HELD : REJECTED;
    }
  }

  private static final Set<String> DESPATCH_ADVICES = Set.of("DESADV", "856", "4913");

  /** Whether it is held as a firm demand would vanish by it: until the next release, or a word. */
  public boolean empties() {
    return outcome == Outcome.HELD
        && faults.stream().anyMatch(it -> it.code() == FaultCode.DEMAND_VANISHES);
  }

  /** Whether it is held as it names no agreement of a part that has one: until a word. */
  public boolean lacksAgreement() {
    return outcome == Outcome.HELD
        && faults.stream().anyMatch(it -> it.code() == FaultCode.AGREEMENT_MISSING);
  }

  /** Whether it is held until a partner, part or order is known, or the next release. */
  public boolean waits() {
    return outcome == Outcome.HELD
        && faults.stream()
            .map(Fault::code)
            .anyMatch(it -> it.holds() && it != FaultCode.AGREEMENT_MISSING);
  }

  /** Whether it is kept, or applied, and has something to tell orders that are not placed yet. */
  public boolean hasMoreToTell() {
    return (outcome == Outcome.KEPT || outcome == Outcome.APPLIED)
        && faults.stream().anyMatch(it -> it.code() == FaultCode.ORDER_UNKNOWN);
  }

  /**
   * Whether it is an applied despatch advice: put right, it says anew what its shipments were told.
   */
  public boolean mayBeSaidAnew() {
    return outcome == Outcome.APPLIED
        && (DESPATCH_ADVICES.contains(type) || type.startsWith("DELVRY"));
  }

  /** Whether it is to be taken up again once something that it names is known. */
  public boolean isAwaiting() {
    return waits() || hasMoreToTell();
  }
}
