package weft.interchange;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The result of one message. This record is the JSON of the API and of {@code edi-check}.
 *
 * @param type UNH 0065, such as {@code DELFOR}
 * @param release directory, such as {@code D97A}
 * @param reference UNH 0062
 */
public record MessageResult(
    String type, String release, String reference, Outcome outcome, List<Fault> faults) {
  public enum Outcome {
    APPLIED,
    /** Its faults forbid its application; nothing of it took effect. */
    REJECTED,
    /**
     * It waits until the partner, part or order is known or a newer release arrives; nothing of it
     * has taken effect yet.
     */
    HELD,
    /** It was understood but contradicts known data; recorded for a person to resolve. */
    CONTRADICTED,
    /** It was read, checked and kept for both partners; it changes no other data on the hub. */
    KEPT;

    /**
     * Returns the outcome of a message that has errors: held if every error only holds it,
     * otherwise rejected.
     */
    public static Outcome stopped(Collection<Fault> by) {
      return by.stream().filter(Fault::forbids).allMatch(it -> it.code().holds()) ? HELD : REJECTED;
    }
  }

  private static final Set<String> DESPATCH_ADVICES = Set.of("DESADV", "856", "4913");

  /**
   * Whether it is held because it would remove a firm demand. It waits for the next release or a
   * person's decision.
   */
  public boolean empties() {
    return outcome == Outcome.HELD
        && faults.stream().anyMatch(it -> it.code() == FaultCode.DEMAND_VANISHES);
  }

  /**
   * Whether it is held because it names no agreement for a part that has one. It waits for a
   * person's decision.
   */
  public boolean lacksAgreement() {
    return outcome == Outcome.HELD
        && faults.stream().anyMatch(it -> it.code() == FaultCode.AGREEMENT_MISSING);
  }

  /** Whether it is held until a partner, part or order is known or the next release arrives. */
  public boolean waits() {
    return outcome == Outcome.HELD
        && faults.stream()
            .map(Fault::code)
            .anyMatch(it -> it.holds() && it != FaultCode.AGREEMENT_MISSING);
  }

  /** Whether it was kept or applied and still has data for orders that are not placed yet. */
  public boolean hasMoreToTell() {
    return (outcome == Outcome.KEPT || outcome == Outcome.APPLIED)
        && faults.stream().anyMatch(it -> it.code() == FaultCode.ORDER_UNKNOWN);
  }

  /**
   * Whether it is an applied despatch advice, which a person may correct; the correction changes
   * its shipments.
   */
  public boolean mayBeSaidAnew() {
    return outcome == Outcome.APPLIED
        && (DESPATCH_ADVICES.contains(type) || type.startsWith("DELVRY"));
  }

  /** Whether the hub must rerun it once an object that it names is known. */
  public boolean isAwaiting() {
    return waits() || hasMoreToTell();
  }
}
