package weft.edi.profile;

import org.jspecify.annotations.Nullable;
import weft.interchange.Severity;
import weft.language.Text;

/**
 * One thing to say of a profile. This record is the JSON.
 *
 * @param pointer JSON pointer (RFC 6901) of the value; of a missing one, of what it is missing in
 * @param line in the text that was read, from 1; null where there was none
 * @param dialectLine in the dialect, where it is the dialect that is wrong
 * @param severity an error forbids to agree on the profile, a note is only worth knowing
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

  /** Where the text's lines are nobody's. */
  public Finding withoutPlace() {
    return new Finding(pointer, null, null, dialectLine, dialectColumn, severity, code, text);
  }

  boolean forbids() {
    return severity == Severity.ERROR;
  }
}
