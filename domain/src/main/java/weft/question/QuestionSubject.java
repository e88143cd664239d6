package weft.question;

import org.jspecify.annotations.Nullable;

/**
 * What a question is about.
 *
 * @param part the buyer's number; null where it is about no single part
 * @param supplierPart the supplier's number, likewise
 * @param document the stream of the delivery schedule, order or shipment; null of a part
 * @param number by which people know it; null where it has none
 * @param line of an order; of a schedule the day, week (2026-W51) or month in which its line is
 *     due; null for all of it
 */
public record QuestionSubject(
    Kind kind,
    @Nullable String part,
    @Nullable String supplierPart,
    @Nullable String document,
    @Nullable String number,
    @Nullable String line) {
  public enum Kind {
    /** What the stock of a part becomes: a gap. */
    PART,
    CALL_OFF,
    ORDER,
    SHIPMENT
  }
}
