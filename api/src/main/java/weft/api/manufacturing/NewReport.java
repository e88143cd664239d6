package weft.api.manufacturing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Needed;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * A report of a step.
 *
 * @param rework to be worked on again; a later report of the step takes from it
 * @param cause of scrap or rework
 * @param batch the number of the batch that was made
 * @param person the code of who did the work
 */
record NewReport(
    @Needed @Nullable Integer step,
    @Needed @Nullable Instant from,
    @Needed @Nullable Instant until,
    @Nullable Quantity good,
    @Nullable Quantity scrap,
    @Nullable Quantity rework,
    @Nullable String cause,
    @Nullable String batch,
    @Nullable List<@Nullable Input> inputs,
    @Nullable String person) {
  /** Material that the step consumed. */
  record Input(
      @Schema(description = "The caller's own number.") @Needed @Nullable String part,
      @Needed @Nullable String batch,
      @Schema(description = "Who made the batch; default: the caller.") @Nullable PartyCode maker,
      @Needed @Nullable Quantity quantity,
      @Needed @Nullable String unit) {}

  /** The report as it stands from now on; an absent quantity is zero. */
  record Correction(
      @Nullable Quantity good,
      @Nullable Quantity scrap,
      @Nullable Quantity rework,
      @Nullable String cause,
      @Needed @Nullable String reason,
      @Nullable String person) {}
}
