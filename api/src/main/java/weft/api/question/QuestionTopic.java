package weft.api.question;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import weft.question.QuestionSubject.Kind;

/**
 * The subject of a question.
 *
 * @param kind {@code part}, {@code call-off}, {@code order} or {@code shipment}
 * @param part the caller's own number, for a question about a part
 * @param document the id of the delivery schedule, order or shipment otherwise
 * @param line of an order, its line; of a schedule, the day, week (2026-W51) or month in which the
 *     line is due; null for the whole document
 */
record QuestionTopic(
    @Nullable Kind kind,
    @Schema(description = "For a part: the caller's own number.") @Nullable String part,
    @Schema(description = "The id of the delivery schedule, order or shipment.")
        @Nullable String document,
    @Nullable String line) {}
