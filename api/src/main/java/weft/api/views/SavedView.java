package weft.api.views;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A person's saved settings of a list.
 *
 * @param screen such as {@code orders}
 * @param query the query string of the screen's address: filters, order, groups and columns
 */
public record SavedView(
    UUID id,
    @Schema(example = "orders") String screen,
    String name,
    @Schema(example = "state=open&sort=-due&columns=number,due,state") String query,
    Instant savedAt) {}
