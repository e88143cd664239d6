package weft.parts;

/**
 * How far from the agreed day a delivery still counts as on time (OTIF: on time, in full), in
 * calendar days.
 *
 * @param earlyDays days before the agreed day; {@code lateDays} is the number after it; 0 allows
 *     only the day itself
 */
public record OtifWindow(int earlyDays, int lateDays) {}
