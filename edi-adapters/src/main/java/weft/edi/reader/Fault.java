package weft.edi.reader;

import org.jspecify.annotations.Nullable;

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

  public boolean forbids() {
    return severity == Severity.ERROR;
  }
}
