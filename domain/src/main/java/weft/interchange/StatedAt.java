package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The segment of the partner's message that states a value, so that a fault can point to it.
 *
 * @param segment counted in the interchange from its first = 1
 * @param offset byte at which the segment begins, or the element where one is named
 */
public record StatedAt(int segment, String tag, @Nullable String element, long offset) {

  /** A fault or note at this place. */
  public Fault fault(FaultCode code, Severity severity, Text text) {
    return new Fault(segment, tag, element, code, severity, offset, text);
  }
}
