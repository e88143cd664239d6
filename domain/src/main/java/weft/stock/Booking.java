package weft.stock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement that may still matter: it can be reversed, its document may be named again, and a
 * count of a moment before it may come.
 *
 * @param number its event's place in the stream, from 1
 * @param source the stream that books the document; null where somebody moved stock and named it
 * @param says what the document itself says was moved, quantities positive; empty likewise
 * @param notMoved what of them could not be moved, because the stock is kept in a unit to which no
 *     conversion is agreed; signed, as {@code portions} are
 * @param labels the number on the box that was scanned; of several scans taken together, of each of
 *     them, oldest first
 */
public record Booking(
    long number,
    MovementKind kind,
    Instant at,
    @Nullable String document,
    @Nullable String source,
    List<Portion> says,
    List<Portion> portions,
    List<Portion> notMoved,
    List<String> labels) {
  boolean isOf(MovementKind otherKind, String otherDocument) {
    return kind == otherKind && otherDocument.equals(document);
  }

  boolean isWhole() {
    return source != null;
  }
}
