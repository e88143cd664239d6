package weft.api.picking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.measure.Quantity;

/** A scan at a line of a picking. */
record NewScan(
    @Schema(description = "From 1.") @Needed @Nullable Integer line,
    @Schema(
            description =
                "As the scanner reads it: the part or batch number, or fields with MH10.8.2 data"
                    + " identifiers.")
        @Needed
        @Nullable String code,
    @Needed @Nullable Quantity quantity,
    @Schema(description = "The person's code, of a client.") @Nullable String person,
    @Schema(description = "When it was scanned; default: now. At most 24 hours ago.")
        @Nullable Instant at) {}
