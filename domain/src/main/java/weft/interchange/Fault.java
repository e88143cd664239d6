package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * One fault in an interchange and its position: the segment counted from UNB = 1 (UNA is not
 * counted; 0 means no segment), its tag, the data element as the directory names it ({@code
 * C186.6060}), and the byte offset from 0 at which it starts. This record is also the JSON format.
 */
public record Fault(
    int segment,
    @Nullable String tag,
    @Nullable String element,
    FaultCode code,
    Severity severity,
    long offset,
    Text text) {

  /** A fault at a place in the message; without a segment where the place is null. */
  public static Fault at(@Nullable StatedAt at, FaultCode code, Severity severity, Text text) {
    return at == null
        ? new Fault(0, null, null, code, severity, 0, text)
        : at.fault(code, severity, text);
  }

  public boolean forbids() {
    return severity == Severity.ERROR;
  }
}
