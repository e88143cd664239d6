package weft.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;

/** The state of stock after a batch of it was blocked or released. */
final class HeldState {
  private HeldState() {}

  static PartStock after(PartStock before, BatchHeld it) {
    return changed(
        before,
        it.batch(),
        with(before, it),
        booking(it.number(), it.at(), it.cause(), it.postings()),
        it.postings());
  }

  static PartStock after(PartStock before, BatchReleased it) {
    return changed(
        before,
        it.batch(),
        without(before, it),
        booking(it.number(), it.at(), it.cause(), it.postings()),
        it.postings());
  }

  /** The batch once one more problem holds it. */
  private static HeldBatch with(PartStock before, BatchHeld event) {
    HeldBatch held = before.held(event.batch());
    List<String> causes = new ArrayList<>(held == null ? List.of() : held.causes());
    causes.add(event.cause());
    List<Portion> were = new ArrayList<>(held == null ? List.of() : held.were());
    if (held == null)
      for (StockHolding it : before.holdings())
        if (HoldEffect.isBlocked(it, event.batch()))
          were.add(new Portion(it.key(), it.quantity(), it.unit()));
    for (StockPosting it : event.postings())
      if (!it.quantity().isPositive()) DocumentPortions.add(were, it.portion().negated());
    return new HeldBatch(event.batch(), causes, were);
  }

  /** The batch after a problem ended; null where no other holds it. */
  private static @Nullable HeldBatch without(PartStock before, BatchReleased event) {
    HeldBatch held = before.held(event.batch());
    if (held == null) return null;
    List<String> causes = held.causes().stream().filter(it -> !it.equals(event.cause())).toList();
    return causes.isEmpty() ? null : new HeldBatch(event.batch(), causes, held.were());
  }

  /**
   * Remembered like any movement, because a count of an earlier moment may arrive later. Its source
   * is the problem, so that nobody reverses it.
   */
  private static @Nullable Booking booking(
      long number, Instant at, String cause, List<StockPosting> postings) {
    return postings.isEmpty()
        ? null
        : new Booking(
            number,
            MovementKind.TRANSFER,
            at,
            null,
            cause,
            List.of(),
            postings.stream().map(StockPosting::portion).toList(),
            List.of(),
            List.of());
  }

  private static PartStock changed(
      PartStock before,
      String batch,
      @Nullable HeldBatch now,
      @Nullable Booking booking,
      List<StockPosting> postings) {
    List<HeldBatch> all = new ArrayList<>(before.held());
    all.removeIf(it -> it.batch().equals(batch));
    if (now != null) all.add(now);
    return before.holding(List.copyOf(all)).booked(postings, booking);
  }
}
