package weft.interchange;

import java.util.List;

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
}
