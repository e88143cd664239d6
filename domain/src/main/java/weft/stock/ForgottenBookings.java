package weft.stock;

import java.util.ArrayList;
import java.util.List;

/**
 * A memory of documents whose movements the stock no longer remembers: the scanned quantities and
 * box numbers of each, so that no box is scanned twice, and the quantities of each document, so
 * that a changed document moves only the difference.
 */
final class ForgottenBookings {
  /** The maximum number of box numbers kept, which bounds the state. */
  static final int BOXES = 10 * PartStock.MOST;

  private ForgottenBookings() {}

  /**
   * Adds a movement that is no longer remembered. Scans of one document are summed, but separately
   * for each year.
   */
  static List<Booking> with(List<Booking> before, Booking gone) {
    String document = gone.document();
    if (document == null) return before;
    List<Booking> all = new ArrayList<>(before);
    if (gone.isWhole()) {
      all.add(gone);
    } else {
      List<Portion> sum = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      for (int i = all.size() - 1; i >= 0; i--) {
        Booking it = all.get(i);
        if (!it.isOf(gone.kind(), document)) continue;
        if (it.isWhole()) break; // a document of another year with the same number
        sum.addAll(it.portions());
        labels.addAll(it.labels());
        all.remove(i);
      }
      gone.portions().forEach(it -> DocumentPortions.add(sum, it));
      labels.addAll(gone.labels());
      all.add(summed(gone, sum, labels));
    }
    if (all.size() > PartStock.MOST) all.removeFirst();
    forgetFirstOf(all);
    return List.copyOf(all);
  }

  private static Booking summed(Booking last, List<Portion> sum, List<String> labels) {
    return new Booking(
        0,
        last.kind(),
        last.at(),
        last.document(),
        null,
        List.of(),
        List.copyOf(sum),
        List.of(),
        List.copyOf(labels));
  }

  /** Drops box numbers first from the document that was scanned longest ago. */
  private static void forgetFirstOf(List<Booking> all) {
    int over = all.stream().mapToInt(it -> it.labels().size()).sum() - BOXES;
    for (int i = 0; over > 0; i++) {
      Booking it = all.get(i);
      if (it.labels().isEmpty()) continue;
      int some = Math.min(over, it.labels().size());
      all.set(i, summed(it, it.portions(), it.labels().subList(some, it.labels().size())));
      over -= some;
    }
  }
}
