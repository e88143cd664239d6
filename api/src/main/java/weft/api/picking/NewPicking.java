package weft.api.picking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.measure.Quantity;

/** A picking to be opened. */
record NewPicking(
    @Schema(description = "Unique at the site.") @Needed @Nullable String number,
    @Needed @Nullable String site,
    @Schema(description = "The number of the despatch for which it is.") @Nullable String shipment,
    @Needed @Nullable List<@Nullable Line> lines) {
  /** Goods to be taken. */
  record Line(
      @Schema(description = "The caller's own number.") @Needed @Nullable String part,
      @Needed @Nullable Quantity quantity,
      @Needed @Nullable String unit,
      @Schema(description = "Omit it where any batch will do.") @Nullable String batch,
      @Schema(description = "The storage place.") @Nullable String location) {}
}
