package weft.machine;

import java.math.BigDecimal;
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
  /** A moment in the past does not know the figures of days that were open then. */
  public static final Effectiveness OF_OPEN_DAYS =
      new Effectiveness(null, null, null, null, null, null, false, List.of("days-open"));

  /** The times of a machine in one stretch, with the ideal time that then applied. */
  public record Stretch(MachineShift times, @Nullable BigDecimal idealSecondsPerPart) {}

  /** Weighs all stretches, of one machine or several, by their planned busy time. */
  public static Effectiveness of(List<Stretch> stretches) {
    OeeSums sums = OeeSums.NONE;
    for (Stretch it : stretches) sums = sums.plus(OeeSums.of(it));
    return sums.effectiveness();
  }
}
