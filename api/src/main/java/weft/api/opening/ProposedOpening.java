package weft.api.opening;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;

/** The opening values that a side proposes. */
record ProposedOpening(
    @Schema(description = "Goods received, and goods that left, up to and including this day.")
        @Nullable LocalDate asOf,
    @Schema(description = "The unit of all quantities; default: the schedule's.")
        @Nullable String unit,
    @Schema(description = "The buyer's cumulative.") @Nullable Quantity received,
    @Schema(description = "The supplier's: the received quantity plus the quantity in transit.")
        @Nullable Quantity shipped,
    @Schema(
            description =
                "The day from which the cumulatives count, as in releases; at the latest the day"
                    + " after `asOf`.")
        @Nullable LocalDate since,
    @Schema(description = "The delivery note of the last goods in `received`.")
        @Nullable String lastDeliveryNote,
    @Schema(
            description =
                "Goods that were in transit; they must add up to `shipped` minus `received`, and"
                    + " are absent if the two are equal.")
        @Nullable List<@Nullable Underway> inTransit,
    @Schema(description = "A comment for the other side.") @Nullable String note,
    @Schema(
            description =
                "The reason for not signing the other side's open proposal; required if there is"
                    + " one.")
        @Nullable String reason) {
  private static final int LONGEST_NOTE = 1_000;

  /** Goods of one delivery note. */
  record Underway(
      @Nullable String deliveryNote,
      @Nullable Quantity quantity,
      @Schema(description = "The day by which they are expected.") @Nullable LocalDate arrives) {}

  /**
   * Returns the terms, in the schedule's unit where the body names none.
   *
   * @param base permits units in no list if it can convert them
   */
  OpeningTerms terms(String unitOfSchedule, BaseUnit base) {
    return new OpeningTerms(
        Body.day(asOf, "/asOf"),
        unit == null
            ? unitOfSchedule
            : Body.unit(
                unit,
                "/unit",
                it -> it.equals(unitOfSchedule) || base.convert(Quantity.ZERO, it).isPresent()),
        Body.amount(received, "/received"),
        Body.amount(shipped, "/shipped"),
        since == null ? null : Body.day(since, "/since"),
        Body.optionalText(lastDeliveryNote, "/lastDeliveryNote", 70),
        Body.list(
            Objects.requireNonNullElse(inTransit, List.of()), "/inTransit", ProposedOpening::goods),
        Body.optionalText(note, "/note", LONGEST_NOTE));
  }

  private static GoodsUnderway goods(Underway it, String at) {
    return new GoodsUnderway(
        Body.name(it.deliveryNote(), at + "/deliveryNote"),
        Body.amount(it.quantity(), at + "/quantity"),
        it.arrives() == null ? null : Body.day(it.arrives(), at + "/arrives"));
  }

  @Nullable String why() {
    return reason == null ? null : Body.reason(reason);
  }
}
