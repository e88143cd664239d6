package weft.edi.reader.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * The faults of one message or envelope, up to a limit; beyond it, the last fault states that there
 * are more.
 */
public final class FaultLog {
  private static final int MAX_TAG = 12;

  private final List<Fault> faults = new ArrayList<>();
  private final int[] budget;
  private final int limit;

  /**
   * Starts empty.
   *
   * @param budget how many more faults the whole interchange may have; logs share this array
   */
  public FaultLog(int limit, int[] budget) {
    this.limit = limit;
    this.budget = budget;
  }

  public boolean isFull() {
    return faults.size() >= limit || budget[0] <= 0;
  }

  /**
   * Whether the log is full, so that checks stop before this segment. The log then has a fault that
   * the rest is unchecked, and callers avoid composing texts that nobody would see.
   */
  public boolean endsBefore(Segment it) {
    if (!isFull()) return false;
    if (!isClosed()) close(it.number(), it.tag(), it.offset());
    return true;
  }

  private boolean isClosed() {
    return !faults.isEmpty() && faults.getLast().code() == FaultCode.TOO_MANY_FAULTS;
  }

  private void close(int segment, @Nullable String tag, long offset) {
    faults.add(
        named(
            new Fault(
                segment,
                tag,
                null,
                FaultCode.TOO_MANY_FAULTS,
                Severity.ERROR,
                offset,
                Sentences.tooManyFaults())));
  }

  public void add(Fault fault) {
    if (isFull()) {
      if (!isClosed()) close(fault.segment(), fault.tag(), fault.offset());
      return;
    }
    budget[0]--;
    faults.add(named(fault));
  }

  /**
   * Shortens the tag: if a separator is lost, the text in the tag's place can be as long as the
   * segment.
   */
  private static Fault named(Fault it) {
    String tag = it.tag();
    if (tag == null || tag.length() <= MAX_TAG) return it;
    return new Fault(
        it.segment(),
        tag.substring(0, MAX_TAG) + "…",
        it.element(),
        it.code(),
        it.severity(),
        it.offset(),
        it.text());
  }

  public void error(Segment at, FaultCode code, Text text) {
    add(new Fault(at.number(), at.tag(), null, code, Severity.ERROR, at.offset(), text));
  }

  public void error(Segment at, @Nullable String element, FaultCode code, long offset, Text text) {
    add(new Fault(at.number(), at.tag(), element, code, Severity.ERROR, offset, text));
  }

  public void note(Segment at, FaultCode code, long offset, Text text) {
    note(at, null, code, offset, text);
  }

  public void note(Segment at, @Nullable String element, FaultCode code, long offset, Text text) {
    add(new Fault(at.number(), at.tag(), element, code, Severity.NOTE, offset, text));
  }

  public void error(FaultCode code, long offset, Text text) {
    add(new Fault(0, null, null, code, Severity.ERROR, offset, text));
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }
}
