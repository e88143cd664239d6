package weft.edi.demand;

import static java.util.Objects.requireNonNull;
import static weft.edi.onward.VdaTransmission.whole;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/**
 * The last days for which a 4905 releases production and material of a part.
 *
 * @param production null if the daily lines are firm without a production release
 * @param material null if no material is released beyond production
 */
record VdaReleased(ScheduledPart of, @Nullable LocalDate production, @Nullable LocalDate material) {
  static VdaReleased of(ScheduledPart it) {
    return new VdaReleased(
        it, production(it), latest(it, line -> line.firmness() == Firmness.MATERIAL));
  }

  boolean isNothing() {
    return production == null && material == null;
  }

  /** The cumulative limit of the release; "" if everything up to the day is released. */
  String cumulative(Firmness released) {
    LocalDate until = released == Firmness.PRODUCTION ? production : material;
    Quantity reached = of.received().cumulative();
    if (reached == null || until == null) return "";
    Quantity most = reached;
    boolean bounded = false;
    for (ScheduleLine line : of.lines()) {
      reached = reached.plus(line.quantity());
      boolean spanned = line.bucket() != Bucket.DAY;
      if (line.firmness().compareTo(released) <= 0) most = reached;
      else if (spanned && !line.due().isAfter(until)) bounded = true;
    }
    return bounded ? whole(most.amount()) : "";
  }

  /** Without a production release, daily lines are firm; with one, they are firm up to its end. */
  private static @Nullable LocalDate production(ScheduledPart it) {
    Predicate<ScheduleLine> planned =
        line -> line.firmness() == Firmness.MATERIAL || line.firmness() == Firmness.FORECAST;
    LocalDate firstPlanned =
        lines(it, planned.and(line -> line.bucket() == Bucket.DAY))
            .map(ScheduleLine::due)
            .min(Comparator.naturalOrder())
            .orElse(null);
    boolean spanned =
        lines(it, line -> line.firmness() == Firmness.PRODUCTION).findAny().isPresent();
    if (firstPlanned == null && !spanned) return null;
    LocalDate last =
        latest(
            it, line -> line.firmness() == Firmness.FIRM || line.firmness() == Firmness.PRODUCTION);
    return last == null ? requireNonNull(firstPlanned).minusDays(1) : last;
  }

  private static @Nullable LocalDate latest(ScheduledPart it, Predicate<ScheduleLine> such) {
    return lines(it, such).map(ScheduleLine::due).max(Comparator.naturalOrder()).orElse(null);
  }

  private static Stream<ScheduleLine> lines(ScheduledPart of, Predicate<ScheduleLine> such) {
    return of.lines().stream().filter(such);
  }
}
