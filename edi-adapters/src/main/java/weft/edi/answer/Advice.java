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
 * What the sender of one message is told of it: what became of it and, where it was not simply
 * applied, the business reasons. What its syntax is about stands in the CONTRL, 997 or 999 and is
 * not said twice.
 */
record Advice(ReadMessage message, Outcome outcome, List<Fault> faults) {
  private static final int MOST_FAULTS = 200;

  /** Null where there is nothing to say: it was applied, or syntax alone forbids it. */
  static @Nullable Advice of(ReadMessage message, MessageResult result) {
    if (Acknowledgements.TYPES.contains(result.type())) return null;
    List<Fault> faults =
        result.faults().stream()
            .filter(it -> isTold(it, message, result.outcome()))
            .limit(MOST_FAULTS)
            .toList();
    return faults.isEmpty() ? null : new Advice(message, result.outcome(), faults);
  }

  /** What was told of it before is over. */
  static Advice accepting(ReadMessage message) {
    return new Advice(message, Outcome.APPLIED, List.of());
  }

  private static boolean isTold(Fault it, ReadMessage message, Outcome outcome) {
    return switch (outcome) {
      case APPLIED, KEPT -> false;
      // A contradiction, or what is wrong with an item that was not taken.
      case CONTRADICTED ->
          it.code() == FaultCode.CONTRADICTION || (it.forbids() && !message.faults().contains(it));
      case HELD, REJECTED ->
          it.forbids()
              && !isOfTheHub(it.code(), outcome)
              && it.code() != FaultCode.TEST_INTERCHANGE // CONTRL has a code for it
              && !message.faults().contains(it);
    };
  }

  /** As was said of what is kept, before that was an outcome of its own. */
  private static boolean isOfTheHub(FaultCode code, Outcome outcome) {
    return code == FaultCode.MEANING_UNKNOWN && outcome == Outcome.HELD;
  }
}
