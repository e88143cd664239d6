package weft.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where history stands and how far the views have followed it. Positions start at 1 and have no
 * gaps; 0 is before everything.
 */
public interface Positions {
  /** The last position. */
  long head();

  /** The last position recorded at or before the instant; 0 if none. */
  long positionAt(Instant instant);

  /**
   * The position of a stream's event with that version (the first has 1); 0 where there is none.
   */
  long positionOf(String stream, long version);

  /** When the event at the position was recorded; empty where there is none. */
  Optional<Instant> recordedAt(long position);

  /**
   * Instants up to this one have their position for ever. On PostgreSQL that is now; where other
   * clocks than the store's stamp the events, some seconds ago.
   */
  Instant certainUntil();

  /**
   * Every view shows at least what happened up to here; 0 while one of them has not begun.
   * Reactions do not count: what they cause has positions of its own.
   */
  long settled();

  /** How far each view has followed, as the database has it now; 0 for one that has not begun. */
  Map<String, Long> followed();

  /**
   * Whether some view had dead letters when {@link #settled()} was seen: what those letters are of
   * is not shown. Where it had none, every row shows at least what happened up to there.
   */
  boolean anyParked();

  /** Waits until {@link #settled()} reaches the position; false if patience ends first. */
  boolean awaitSettled(long position, Duration patience);
}
