package weft.stock;

import java.util.ArrayList;
import java.util.List;

/**
 * What stock still knows of documents when their movements are no longer among those that it
 * remembers: what was scanned under each, and which boxes they were, so that none is scanned twice;
 * and what each document moved, so that what it says later moves the difference alone.
 */
final class ForgottenBookings {
  /** So many boxes are known by their numbers, which bounds the state as its movements do. */
  static final int BOXES = 10 * PartStock.MOST;

  private ForgottenBookings() {}

  /** With one that is forgotten; scans of a document are taken together, each year's apart. */
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
        if (it.isWhole()) break; // the same number of another year
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

  /** The boxes of the document that was scanned longest ago are the first to be forgotten. */
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
