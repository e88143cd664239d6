package weft.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockRefusal.BoxScannedAlready;
import weft.stock.StockRefusal.DocumentSaysOtherwise;

/**
 * Decides what it means when a movement names a document. Until the document itself moves stock,
 * identified scans add up, each box once, and the document later takes only the rest. After the
 * document has moved stock, its goods are booked, and a scan is the same movement again.
 */
final class UnderDocument {
  private final List<Booking> bookings;
  private final List<Booking> forgotten;
  private final MoveStock asked;

  /**
   * Prepares for a movement.
   *
   * @param bookings the remembered movements, oldest first
   * @param forgotten for older movements, the scans under each document
   */
  UnderDocument(List<Booking> bookings, List<Booking> forgotten, MoveStock asked) {
    this.bookings = bookings;
    this.forgotten = forgotten;
    this.asked = asked;
  }

  /** Whether these goods are already booked. */
  boolean has(List<Portion> portions) {
    String document = asked.document();
    if (document == null) return false;
    refuseSameBox(document);
    Booking whole = whole(bookings, asked.kind(), document);
    if (whole != null) return isOf(whole, document);
    return !asked.oneOfSeveral() && isTold(portions, document);
  }

  private void refuseSameBox(String document) {
    String label = asked.label();
    if (label == null) return;
    for (List<Booking> all : List.of(bookings, forgotten))
      for (Booking it : all)
        if (it.isOf(asked.kind(), document) && it.labels().contains(label))
          throw new Refused(new BoxScannedAlready(document, label));
  }

  /** Checks the goods against the document, including lines of it without a batch. */
  private boolean isOf(Booking whole, String document) {
    Quantity says = Quantity.ZERO;
    for (Portion it : whole.says()) {
      String batch = it.key().batch();
      if ((batch == null || batch.equals(asked.key().batch()))
          && Units.isSame(it.unit(), asked.unit())) says = says.plus(it.quantity());
    }
    if (moved().exceeds(says))
      throw new Refused(new DocumentSaysOtherwise(document, says, moved()));
    return true;
  }

  /** A movement with no other identity is either the same as an earlier one or contradicts it. */
  private boolean isTold(List<Portion> portions, String document) {
    for (Booking it : bookings) {
      // A withdrawn document has moved nothing, so no scan can repeat it.
      if (it.isWhole() || !it.isOf(asked.kind(), document)) continue;
      if (it.portions().equals(portions)) return true;
      Portion first = it.portions().getFirst();
      if (first.key().equals(asked.key()))
        throw new Refused(
            new DocumentSaysOtherwise(
                document, new Quantity(first.quantity().amount().abs()), moved()));
    }
    return false;
  }

  private Quantity moved() {
    return new Quantity(asked.quantity().amount().abs());
  }

  /**
   * Returns the booking by the document itself; null before that, and after the document was
   * withdrawn.
   */
  static @Nullable Booking whole(List<Booking> bookings, MovementKind kind, String document) {
    for (Booking it : bookings.reversed())
      if (it.isWhole() && !it.says().isEmpty() && it.isOf(kind, document)) return it;
    return null;
  }
}
