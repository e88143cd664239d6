package weft.api.changes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a reader of changes has come, and which of them it could not be shown: events that wait
 * in dead letters. When one of those is taken in, its rows get its own, older position; who only
 * knew the position would never see them.
 *
 * @param position everything up to here has been shown, but for what is missing
 * @param firstMissing the first position that is missing; 0 where none is
 * @param missing how many waiting events up to {@code position} are missing; it can only become
 *     less
 */
record ChangesCursor(long position, long firstMissing, long missing) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18})-(\\d{1,9}))?");

  /**
   * The place at a position.
   *
   * @param parked positions of the reader's events that wait, in order
   */
  static ChangesCursor at(long position, List<Long> parked) {
    long missing = upTo(position, parked);
    return new ChangesCursor(position, missing == 0 ? 0 : parked.getFirst(), missing);
  }

  /** Reads {@link #text()} back; a bare position is a place where nothing is missing. */
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
   * The position to go on from: this one, or from before what was missing where any of it has been
   * taken in.
   */
  long goesOnFrom(List<Long> parked) {
    return upTo(position, parked) < missing ? Math.min(position, firstMissing - 1) : position;
  }

  private static long upTo(long position, List<Long> parked) {
    return parked.stream().takeWhile(it -> it <= position).count();
  }
}
