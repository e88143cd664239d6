package weft.stock;

import java.util.ArrayList;
import java.util.List;

/**
 * Scans that are no longer among the movements that stock remembers: what they come to under each
 * document, and which boxes they were, so that none is scanned twice.
 */
final class ForgottenScans {
  /** So many boxes are known by their numbers, which bounds the state as its movements do. */
  static final int BOXES = 10 * PartStock.MOST;

  private ForgottenScans() {}

  /** With a scan that is forgotten; without those of a document that is. */
  static List<Booking> with(List<Booking> scanned, Booking gone) {
    String document = gone.document();
    if (document == null) return scanned;
    List<Booking> all = new ArrayList<>(scanned);
    List<Portion> sum = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Booking it : scanned)
      if (it.isOf(gone.kind(), document)) {
        sum.addAll(it.portions());
        labels.addAll(it.labels());
      }
    all.removeIf(it -> it.isOf(gone.kind(), document));
    if (!gone.isWhole()) {
      gone.portions().forEach(it -> DocumentPortions.add(sum, it));
      labels.addAll(gone.labels());
      all.add(summed(gone, sum, labels));
      if (all.size() > PartStock.MOST) all.removeFirst();
      forgetFirstOf(all);
    }
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
        List.copyOf(labels));
  }

  /** The boxes of the document that was scanned longest ago are the first to be forgotten. */
  private static void forgetFirstOf(List<Booking> all) {
    int over = all.stream().mapToInt(it -> it.labels().size()).sum() - BOXES;
    for (int i = 0; over > 0; i++) {
      Booking it = all.get(i);
      int some = Math.min(over, it.labels().size());
      all.set(i, summed(it, it.portions(), it.labels().subList(some, it.labels().size())));
      over -= some;
    }
  }
}
