package weft.machine.reading;

/**
 * How far the gateway trusts a reading. An uncertain one counts and marks its interval; a bad one
 * makes its interval unknown, and its numbers do not count.
 */
public enum ReadingQuality {
  GOOD,
  UNCERTAIN,
  BAD
}
