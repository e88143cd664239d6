package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * One thing wrong in an interchange, and where: the segment counted from UNB = 1 (UNA is not
 * counted; 0 where no segment is meant), its tag, the data element in the directory's words ({@code
 * C186.6060}), the byte it starts at counted from 0. This record is the JSON.
 */
public record Fault(
    int segment,
    @Nullable String tag,
    @Nullable String element,
    FaultCode code,
    Severity severity,
    long offset,
    Text text) {

  /** Where the message says something; of no segment where nothing of it is meant. */
  public static Fault at(@Nullable StatedAt at, FaultCode code, Severity severity, Text text) {
    return at == null
        ? new Fault(0, null, null, code, severity, 0, text)
        : at.fault(code, severity, text);
  }

  public boolean forbids() {
    return severity == Severity.ERROR;
  }
}
