package weft.api.inhand;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A row of a list that somebody looks after.
 *
 * @param list such as {@code orders}
 * @param row the id of the row in that list: an order's id, a call-off's schedule and line
 * @param takenBy the user, or the client of a system
 */
public record InHand(
    @Schema(example = "orders") String list, String row, String takenBy, Instant takenAt) {}
