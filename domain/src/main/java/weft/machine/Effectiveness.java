package weft.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The overall equipment effectiveness of ISO 22400-2 with its factors, to three decimals. Nothing
 * is capped. A factor is null where what it needs is not known.
 *
 * @param coverage the share of the time whose state is known
 * @param utilization running time as a share of the time in which the machine was on
 * @param implausible whether the machine was faster than its ideal time allows
 * @param missing why a value is null: {@code no-readings}, {@code no-ideal-time}, {@code
 *     parts-not-counted}, {@code good-parts-not-counted} or {@code days-open}
 */
public record Effectiveness(
    @Nullable Quantity availability,
    @Nullable Quantity performance,
    @Nullable Quantity quality,
    @Nullable Quantity oee,
    @Nullable Quantity coverage,
    @Nullable Quantity utilization,
    boolean implausible,
    List<String> missing) {
  private static final int DIGITS = 3;

  /** A moment in the past does not know the figures of days that were open then. */
  public static final Effectiveness OF_OPEN_DAYS =
      new Effectiveness(null, null, null, null, null, null, false, List.of("days-open"));

  /** The times of a machine in one stretch, with the ideal time that then applied. */
  public record Stretch(MachineShift times, @Nullable BigDecimal idealSecondsPerPart) {}

  /** Weighs all stretches, of one machine or several, by their planned busy time. */
  public static Effectiveness of(List<Stretch> stretches) {
    var sums = new Sums();
    stretches.forEach(sums::add);
    return sums.effectiveness();
  }

  private static final class Sums {
    private BigDecimal planned = BigDecimal.ZERO;
    private BigDecimal running = BigDecimal.ZERO;
    private BigDecimal ideal = BigDecimal.ZERO;
    private BigDecimal idealGood = BigDecimal.ZERO;
    private BigDecimal parts = BigDecimal.ZERO;
    private BigDecimal good = BigDecimal.ZERO;
    private BigDecimal known = BigDecimal.ZERO;
    private BigDecimal whole = BigDecimal.ZERO;
    private BigDecimal on = BigDecimal.ZERO;
    private BigDecimal runningAlways = BigDecimal.ZERO;
    private boolean idealKnown = true;
    private boolean partsKnown = true;
    private boolean goodKnown = true;

    void add(Stretch stretch) {
      MachineShift it = stretch.times();
      BigDecimal busy =
          it.runningSeconds().add(it.idleSeconds()).add(it.setupSeconds()).add(it.downSeconds());
      on = on.add(busy);
      runningAlways = runningAlways.add(it.runningSeconds());
      BigDecimal plannedBusy = it.plannedBusySeconds();
      if (plannedBusy != null && it.name() == null) return; // outside of all shifts
      known = known.add(busy).add(it.offSeconds());
      whole = whole.add(busy).add(it.offSeconds()).add(it.unknownSeconds());
      planned = planned.add(plannedBusy == null ? busy : plannedBusy);
      running = running.add(it.runningSeconds());
      count(it, stretch.idealSecondsPerPart());
    }

    private void count(MachineShift it, @Nullable BigDecimal idealSeconds) {
      BigDecimal made = it.parts();
      if (made == null && it.runningSeconds().signum() == 0) return;
      if (idealSeconds == null) idealKnown = false;
      if (made == null) {
        partsKnown = false;
        return;
      }
      parts = parts.add(made);
      if (it.good() != null) good = good.add(it.good());
      else if (made.signum() != 0) goodKnown = false;
      if (idealSeconds == null) return;
      ideal = ideal.add(idealSeconds.multiply(made));
      if (it.good() != null) idealGood = idealGood.add(idealSeconds.multiply(it.good()));
    }

    Effectiveness effectiveness() {
      boolean seen = known.signum() > 0;
      boolean paced = seen && idealKnown && partsKnown;
      Quantity performance = paced ? share(ideal, running) : null;
      List<String> missing = new ArrayList<>();
      if (!seen) missing.add("no-readings");
      if (!idealKnown) missing.add("no-ideal-time");
      if (!partsKnown) missing.add("parts-not-counted");
      else if (!goodKnown) missing.add("good-parts-not-counted");
      return new Effectiveness(
          seen ? share(running, planned) : null,
          performance,
          seen && partsKnown && goodKnown ? share(good, parts) : null,
          paced && goodKnown ? share(idealGood, planned) : null,
          share(known, whole),
          seen ? share(runningAlways, on) : null,
          paced && ideal.compareTo(running) > 0,
          List.copyOf(missing));
    }

    private static @Nullable Quantity share(BigDecimal part, BigDecimal whole) {
      return whole.signum() == 0
          ? null
          : new Quantity(part.divide(whole, DIGITS, RoundingMode.HALF_UP));
    }
  }
}
