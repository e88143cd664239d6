package weft.api.question;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import weft.question.QuestionSubject.Kind;

/**
 * What a question is about.
 *
 * @param kind {@code part}, {@code call-off}, {@code order} or {@code shipment}
 * @param part the caller's own number, where it is about a part
 * @param document the id of the delivery schedule, order or shipment otherwise
 * @param line of an order, or the day, week (2026-W51) or month in which a schedule's line is due;
 *     none for all of it
 */
record About(
    @Nullable Kind kind,
    @Schema(description = "The caller's own number, of a part.") @Nullable String part,
    @Schema(description = "The id of the delivery schedule, order or shipment.")
        @Nullable String document,
    @Nullable String line) {}
