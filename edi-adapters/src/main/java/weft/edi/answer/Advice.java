package weft.edi.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.edi.reception.Acknowledgements;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;

/**
 * The answer to the sender of one message: its outcome and, unless it was simply applied, the
 * business reasons. Syntax faults are not repeated here, because the CONTRL, 997 or 999 reports
 * them.
 */
record Advice(ReadMessage message, Outcome outcome, List<Fault> faults) {
  private static final int MOST_FAULTS = 200;

  /**
   * The advice; null if none is due, because the message was applied or only syntax faults forbid
   * it.
   */
  static @Nullable Advice of(ReadMessage message, MessageResult result) {
    if (Acknowledgements.TYPES.contains(result.type())) return null;
    List<Fault> faults =
        result.faults().stream()
            .filter(it -> isTold(it, message, result.outcome()))
            .limit(MOST_FAULTS)
            .toList();
    return faults.isEmpty() ? null : new Advice(message, result.outcome(), faults);
  }

  /** An advice that replaces an earlier one: the message is now applied. */
  static Advice accepting(ReadMessage message) {
    return new Advice(message, Outcome.APPLIED, List.of());
  }

  private static boolean isTold(Fault it, ReadMessage message, Outcome outcome) {
    return switch (outcome) {
      case APPLIED, KEPT -> false;
      // A contradiction, or a fault of an item that was not applied.
      case CONTRADICTED ->
          it.code() == FaultCode.CONTRADICTION || (it.forbids() && !message.faults().contains(it));
      case HELD, REJECTED ->
          it.forbids()
              && !isOfTheHub(it.code(), outcome)
              && it.code() != FaultCode.TEST_INTERCHANGE // CONTRL has a code for it
              && !message.faults().contains(it);
    };
  }

  /**
   * Whether only the hub is concerned: an unknown meaning, reported as HELD before KEPT existed.
   */
  private static boolean isOfTheHub(FaultCode code, Outcome outcome) {
    return code == FaultCode.MEANING_UNKNOWN && outcome == Outcome.HELD;
  }
}
