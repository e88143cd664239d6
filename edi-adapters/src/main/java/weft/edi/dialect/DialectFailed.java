package weft.edi.dialect;

import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** A rule that could not do its work on a message, with the segment that it stumbled on. */
public final class DialectFailed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Segment at;
  private final transient Text text;

  DialectFailed(Segment at, Text text) {
    super(text.en());
    this.at = at;
    this.text = text;
  }

  /** What the partner is told. */
  public Fault fault() {
    return new Fault(
        at.number(), at.tag(), null, FaultCode.DIALECT_FAILED, Severity.ERROR, at.offset(), text);
  }
}
