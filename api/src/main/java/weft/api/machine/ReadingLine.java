package weft.api.machine;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineState;
import weft.machine.reading.Reading;
import weft.machine.reading.ReadingQuality;
import weft.measure.Quantity;

/** One line of a gateway: a reading of a machine, or a heartbeat with {@code gateway}. */
@Schema(description = "One line of NDJSON: a reading of a machine, or a heartbeat of a gateway.")
record ReadingLine(
    @Schema(description = "The owner's code of the machine.") @Nullable String machine,
    @Schema(description = "The gateway's number of the reading; one number counts once a machine.")
        @Nullable Long seq,
    @Nullable Instant at,
    @Schema(description = "running, idle, setup, down or off.") @Nullable MachineState state,
    @Schema(description = "Pieces since the reading before. Not together with counter.")
        @Nullable Quantity parts,
    @Schema(description = "Pieces since the counter began.") @Nullable Quantity counter,
    @Schema(description = "The good pieces since the reading before.") @Nullable Quantity good,
    @Schema(description = "Energy since the reading before. Not together with meter.")
        @Nullable Quantity kWh,
    @Schema(description = "The meter's reading in kWh.") @Nullable Quantity meter,
    @Schema(description = "good, uncertain or bad. Default: good.")
        @Nullable ReadingQuality quality,
    @Schema(description = "A code; omitted while there is no fault.") @Nullable String fault,
    @Schema(
            description =
                "counter or meter, where it began again or was replaced; its value is then a new"
                    + " beginning.")
        @Nullable Reset reset,
    @Schema(description = "The gateway's name, in a heartbeat.") @Nullable String gateway) {
  private static final int LONGEST_NAME = 100;

  /** The largest exponent and number of digits that a number may have. */
  private static final int DIGITS = 18;

  /** Which number began again. */
  enum Reset {
    COUNTER,
    METER
  }

  boolean isHeartbeat() {
    return gateway != null && machine == null;
  }

  /** Whether the heartbeat is complete. */
  boolean isSoundHeartbeat() {
    return at != null && isName(gateway);
  }

  /** The reading; null where the line is not one. */
  @Nullable Reading reading() {
    if (!isName(machine) || seq == null || seq < 0 || at == null || state == null) return null;
    if (state == MachineState.UNKNOWN || (fault != null && !isName(fault))) return null;
    if ((parts != null && counter != null) || (kWh != null && meter != null)) return null;
    if (reset == Reset.COUNTER && counter == null) return null;
    if (reset == Reset.METER && meter == null) return null;
    for (Quantity it : new Quantity[] {parts, counter, good, kWh, meter})
      if (it != null && !isSound(it.amount())) return null;
    if (parts != null && good != null && good.exceeds(parts)) return null;
    return new Reading(
        seq,
        at.truncatedTo(ChronoUnit.MICROS),
        state,
        amount(parts),
        amount(counter),
        amount(good),
        amount(kWh),
        amount(meter),
        null, // replacements of the meter are stated elsewhere
        requireNonNullElse(quality, ReadingQuality.GOOD),
        reset == Reset.COUNTER,
        reset == Reset.METER,
        fault,
        1); // the machine's own time comes once it is known
  }

  private static boolean isName(@Nullable String it) {
    return it != null
        && !it.isBlank()
        && it.length() <= LONGEST_NAME
        && it.codePoints().noneMatch(one -> one < ' ' || isHalf(one));
  }

  /** Half of a surrogate pair, which is no text. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isSound(BigDecimal it) {
    return it.signum() >= 0 && it.scale() <= DIGITS && it.precision() - it.scale() <= DIGITS;
  }

  private static @Nullable BigDecimal amount(@Nullable Quantity it) {
    return it == null ? null : it.amount();
  }
}
