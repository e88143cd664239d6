package weft.edi.mapping;

/**
 * How finely Smooks sees a message. Each SAX element costs it over a microsecond and kilobytes, so
 * a partner without overrides gets the message as one element, with the parsed tree held beside it.
 */
public enum Granularity {
  MESSAGE,
  /**
   * One element a segment, values as attributes {@code e1.2}: for visitors that a partner needs.
   */
  SEGMENT
}
