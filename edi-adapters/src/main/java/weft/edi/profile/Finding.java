package weft.edi.profile;

import org.jspecify.annotations.Nullable;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * One error or note about a profile. This record is the JSON.
 *
 * @param pointer JSON pointer (RFC 6901) of the value; for a missing value, of its parent
 * @param line the line in the text, from 1; null if there is none
 * @param dialectLine the line in the dialect if the dialect is wrong
 * @param severity an error forbids to agree on the profile, a note does not
 */
public record Finding(
    String pointer,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable Integer dialectLine,
    @Nullable Integer dialectColumn,
    Severity severity,
    String code,
    Text text) {

  /** A copy without line and column, for a caller that did not write the text. */
  public Finding withoutPlace() {
    return new Finding(pointer, null, null, dialectLine, dialectColumn, severity, code, text);
  }

  boolean forbids() {
    return severity == Severity.ERROR;
  }
}
