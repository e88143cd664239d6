package weft.edi.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * The faults of one message or envelope, up to a limit; the last one then says that there are more.
 */
final class FaultLog {
  private final List<Fault> faults = new ArrayList<>();
  private final int[] budget;
  private final int limit;

  /**
   * Starts empty.
   *
   * @param budget how many faults the whole interchange may still have
   */
  FaultLog(int limit, int[] budget) {
    this.limit = limit;
    this.budget = budget;
  }

  boolean isFull() {
    return faults.size() >= limit || budget[0] <= 0;
  }

  void add(Fault fault) {
    if (faults.size() > limit) return;
    if (isFull()) {
      if (faults.isEmpty() || faults.getLast().code() != FaultCode.TOO_MANY_FAULTS)
        faults.add(
            new Fault(
                fault.segment(),
                fault.tag(),
                null,
                FaultCode.TOO_MANY_FAULTS,
                Severity.ERROR,
                fault.offset(),
                Sentences.tooManyFaults()));
      return;
    }
    budget[0]--;
    faults.add(fault);
  }

  void error(Segment at, FaultCode code, Text text) {
    add(new Fault(at.number(), at.tag(), null, code, Severity.ERROR, at.offset(), text));
  }

  void error(Segment at, @Nullable String element, FaultCode code, long offset, Text text) {
    add(new Fault(at.number(), at.tag(), element, code, Severity.ERROR, offset, text));
  }

  void note(Segment at, FaultCode code, long offset, Text text) {
    add(new Fault(at.number(), at.tag(), null, code, Severity.NOTE, offset, text));
  }

  void error(FaultCode code, long offset, Text text) {
    add(new Fault(0, null, null, code, Severity.ERROR, offset, text));
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
