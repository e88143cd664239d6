package weft.stock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement that may still matter: it can be reversed, its document may be named again, and a
 * count of an earlier moment may arrive.
 *
 * @param number its event's place in the stream, from 1
 * @param source the stream that books the document; null where a person or scanner moved stock and
 *     named the document
 * @param says the quantities in the document itself, positive; empty where {@code source} is null
 * @param notMoved the quantities that could not be moved, because no conversion into the unit of
 *     the stock is agreed; signed, like {@code portions}
 * @param labels the number on the scanned box; for several scans that are kept together, all
 *     numbers, oldest first
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
