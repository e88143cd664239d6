package weft.history.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The history's positions, wherever its events are appended. Positions start at 1; 0 is before the
 * first event.
 */
public interface Timeline {
  /** The last position. */
  long head();

  /** The last position recorded at or before the instant; 0 if none. */
  long positionAt(Instant instant);

  /** The position of a stream's event with that sequence, which starts at 0; 0 if there is none. */
  long positionOf(String stream, long sequence);

  Optional<Instant> recordedAt(long position);

  /** No further event will have a recording time at or before this instant. */
  Instant certainUntil();
}
