package weft.machine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The owner's description of a machine. A change replaces all of it.
 *
 * @param idealSecondsPerPart the shortest time for one part; null where it is not known, and then
 *     performance and OEE are null
 * @param part the owner's number of the part that it makes; null where it makes several
 * @param meter the code of the meter that measures its energy; null where it reports kWh itself
 * @param reportEverySeconds how often it reports; silence of more than three times as long makes
 *     its state unknown
 * @param stopAfterSeconds a time down, idle or unknown is a stop when it is longer than this
 */
public record MachineTerms(
    @Nullable Text names,
    MachineKind kind,
    @Nullable BigDecimal idealSecondsPerPart,
    @Nullable String part,
    @Nullable String meter,
    int reportEverySeconds,
    int stopAfterSeconds) {
  /** Five minutes, where the owner names no other time. */
  public static final int STOP_AFTER_SECONDS = 300;
}
