package weft.interchange;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The segment of the partner's message that says something, so that what is wrong with it is told
 * in its place.
 *
 * @param segment counted in the interchange from its first = 1
 * @param offset the byte at which it begins, or the element does where that is said
 */
public record StatedAt(int segment, String tag, @Nullable String element, long offset) {

  /** What is wrong there, or to be noted. */
  public Fault fault(FaultCode code, Severity severity, Text text) {
    return new Fault(segment, tag, element, code, severity, offset, text);
  }
}
