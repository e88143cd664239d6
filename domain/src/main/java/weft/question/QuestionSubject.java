package weft.question;

import org.jspecify.annotations.Nullable;

/**
 * The subject of a question.
 *
 * @param part the buyer's number; null where it is about no single part
 * @param supplierPart the supplier's number; null where it is about no single part
 * @param document the stream of the delivery schedule, order, shipment or batch; null for a part
 * @param number the document's number, as people know it; null where it has none
 * @param line of an order, its line; of a schedule, the day, week (2026-W51) or month in which the
 *     line is due; null for the whole document
 */
public record QuestionSubject(
    Kind kind,
    @Nullable String part,
    @Nullable String supplierPart,
    @Nullable String document,
    @Nullable String number,
    @Nullable String line) {
  public enum Kind {
    /** The projected stock of a part, for example a shortage. */
    PART,
    CALL_OFF,
    ORDER,
    SHIPMENT,
    /** A batch that has a problem. */
    BATCH
  }
}
