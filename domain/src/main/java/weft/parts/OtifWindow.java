package weft.parts;

/**
 * How far from the agreed day a delivery still counts as on time (OTIF: on time, in full), in
 * calendar days.
 *
 * @param earlyDays before it, and {@code lateDays} after it; 0 is the day itself
 */
public record OtifWindow(int earlyDays, int lateDays) {}
