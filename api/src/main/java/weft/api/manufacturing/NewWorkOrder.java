package weft.api.manufacturing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.language.Text;
import weft.measure.Quantity;

/**
 * A work order to release.
 *
 * @param number the caller's own; unique at the site
 * @param part the caller's own number
 */
record NewWorkOrder(
    @Needed @Nullable String number,
    @Needed @Nullable String site,
    @Needed @Nullable String part,
    @Needed @Nullable Quantity quantity,
    @Needed @Nullable String unit,
    @Schema(
            description =
                "The id or the code of the parameter sheet. Its version in force now applies to the"
                    + " whole order.")
        @Nullable String sheet,
    @Schema(description = "The id or the number of the buyer's order that asks for the goods.")
        @Nullable String order,
    @Nullable String orderLine,
    @Schema(description = "The id of the delivery schedule whose call-off asks for the goods.")
        @Nullable String callOff,
    @Schema(description = "The first day of work; null: at once.") @Nullable LocalDate begin,
    @Schema(description = "The day by which it should be done.") @Nullable LocalDate due,
    @Needed @Nullable List<@Nullable Step> steps) {
  /**
   * A step, in the order of the work.
   *
   * @param inspection whether goods are inspected in it
   * @param machine to which it is dispatched; null: that of the parameter sheet, or none yet
   */
  record Step(
      @Needed @Nullable Integer step,
      @Needed @Nullable Text names,
      @Nullable Boolean inspection,
      @Nullable String machine) {}
}
