package weft.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.batch.BatchEvent.BatchCertified;
import weft.batch.BatchEvent.BatchCorrected;
import weft.batch.BatchEvent.BatchDeclared;
import weft.batch.BatchEvent.BatchDivided;
import weft.batch.BatchEvent.BatchFreed;
import weft.batch.BatchId;
import weft.measure.Quantity;

/** Finds takings of a batch beyond its good output, from its events alone. */
final class CertifiedTwice {
  private CertifiedTwice() {}

  /** The events that took goods which were not there. */
  static List<Object> in(List<Object> events) {
    Map<BatchId, Quantity> left = new HashMap<>();
    List<Object> found = new ArrayList<>();
    for (Object it : events)
      switch (it) {
        case BatchDeclared declared ->
            left.merge(declared.batch(), declared.quantity(), Quantity::plus);
        case BatchCorrected corrected ->
            left.merge(
                corrected.batch(), corrected.now().minus(corrected.before()), Quantity::plus);
        case BatchFreed freed -> left.merge(freed.batch(), freed.quantity(), Quantity::plus);
        case BatchCertified certified ->
            take(left, certified.batch(), certified.quantity(), it, found);
        case BatchDivided divided -> take(left, divided.batch(), divided.quantity(), it, found);
        default -> {}
      }
    return found;
  }

  private static void take(
      Map<BatchId, Quantity> left, BatchId batch, Quantity taken, Object by, List<Object> found) {
    Quantity rest = left.getOrDefault(batch, Quantity.ZERO).minus(taken);
    left.put(batch, rest);
    if (Quantity.ZERO.exceeds(rest)) found.add(by);
  }
}
