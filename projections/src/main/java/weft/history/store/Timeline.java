package weft.history.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What can be asked of a history wherever its events are appended. Positions start at 1; 0 is
 * before everything.
 */
public interface Timeline {
  /** The last position. */
  long head();

  /** The last position recorded at or before the instant; 0 if none. */
  long positionAt(Instant instant);

  /**
   * The position of a stream's event with that sequence, which starts at 0; 0 where there is none.
   */
  long positionOf(String stream, long sequence);

  Optional<Instant> recordedAt(long position);

  /** No event will come any more that was recorded at or before this instant. */
  Instant certainUntil();
}
