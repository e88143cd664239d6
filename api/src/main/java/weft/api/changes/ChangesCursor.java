package weft.api.changes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reader's position in the changes, with the events that it could not get because they are dead
 * letters. When such an event is processed later, its rows get its own, older position, which a
 * plain position would miss.
 *
 * @param position everything up to here was shown, except for missing events
 * @param firstMissing the first missing position; 0 where there is none
 * @param missing number of waiting events up to {@code position}; it can only decrease
 */
record ChangesCursor(long position, long firstMissing, long missing) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18})-(\\d{1,9}))?");

  /**
   * The cursor at a position.
   *
   * @param parked positions of the reader's waiting events, in order
   */
  static ChangesCursor at(long position, List<Long> parked) {
    long missing = upTo(position, parked);
    return new ChangesCursor(position, missing == 0 ? 0 : parked.getFirst(), missing);
  }

  /** Parses {@link #text()}; a bare position is a cursor without missing events. */
  static Optional<ChangesCursor> read(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches()) return Optional.empty();
    long position = Long.parseLong(found.group(1));
    if (found.group(2) == null) return Optional.of(new ChangesCursor(position, 0, 0));
    return Optional.of(
        new ChangesCursor(
            position, Long.parseLong(found.group(2)), Long.parseLong(found.group(3))));
  }

  /** The cursor of a page and the id of a server-sent event. */
  String text() {
    return missing == 0 ? Long.toString(position) : position + "-" + firstMissing + "-" + missing;
  }

  /**
   * The position to continue from: this one, or the one before the first missing event if any of
   * them was processed.
   */
  long goesOnFrom(List<Long> parked) {
    return upTo(position, parked) < missing ? Math.min(position, firstMissing - 1) : position;
  }

  private static long upTo(long position, List<Long> parked) {
    return parked.stream().takeWhile(it -> it <= position).count();
  }
}
