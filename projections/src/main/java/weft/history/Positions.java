package weft.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The end of the history and how far the views have followed it. Positions start at 1 and have no
 * gaps; 0 is before the first event.
 */
public interface Positions {
  /** The last position. */
  long head();

  /** The last position recorded at or before the instant; 0 if none. */
  long positionAt(Instant instant);

  /** The position of a stream's event with that version (the first has 1); 0 if there is none. */
  long positionOf(String stream, long version);

  /** When the event at the position was recorded; empty if there is none. */
  Optional<Instant> recordedAt(long position);

  /**
   * The position of any instant up to this one is final. On PostgreSQL this is now; where other
   * clocks than the store's stamp the events, it is some seconds ago.
   */
  Instant certainUntil();

  /**
   * Every view shows at least all events up to this position; 0 while one of them has not begun.
   * Reactions do not count: the events they cause have their own positions.
   */
  long settled();

  /**
   * How far each view has followed, as the database has it now; 0 for a view that has not begun.
   */
  Map<String, Long> followed();

  /**
   * Whether some view had dead letters when {@link #settled()} was read; views do not show the
   * events in those letters. If false, every row shows at least all events up to that position.
   */
  boolean anyParked();

  /** Waits until {@link #settled()} reaches the position; false if the patience ends first. */
  boolean awaitSettled(long position, Duration patience);
}
