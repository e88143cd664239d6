package weft.edi.dialect;

import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** Thrown if a rule cannot be applied to a message; names the segment. */
public final class DialectFailed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Segment at;
  private final transient Text text;

  DialectFailed(Segment at, Text text) {
    super(text.en());
    this.at = at;
    this.text = text;
  }

  /** The fault to report to the partner. */
  public Fault fault() {
    return new Fault(
        at.number(), at.tag(), null, FaultCode.DIALECT_FAILED, Severity.ERROR, at.offset(), text);
  }
}
