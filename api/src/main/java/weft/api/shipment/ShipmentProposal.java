package weft.api.shipment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.Packaging;
import weft.parts.PartNames;

/**
 * A proposal that pre-fills a shipment; the user may change all of it.
 *
 * @param number the next one in the supplier's own series
 * @param shipFrom the supplier's site whose stock is shown; null where it has none here
 * @param arrives the latest arrival of the parts, by their transit days and both sites' working
 *     days; null where no part is named
 */
record ShipmentProposal(
    String number,
    @Nullable String shipFrom,
    String shipTo,
    LocalDate shipped,
    @Nullable LocalDate arrives,
    List<Part> parts) {
  /**
   * The agreed terms of a part, and its stock.
   *
   * @param part the supplier's number, and {@code partnerPart} the buyer's
   * @param unit the base unit, in which packaging counts; null without an agreement
   * @param batches with usable stock at the site, the oldest first
   */
  record Part(
      String part,
      String partnerPart,
      @Nullable PartNames names,
      @Nullable String unit,
      LocalDate arrives,
      @Nullable Packaging packaging,
      List<Batch> batches) {}

  /**
   * The stock of a batch.
   *
   * @param batch null where none was recorded
   * @param since when goods of it first came to the site
   */
  record Batch(@Nullable String batch, Quantity quantity, String unit, Instant since) {}
}
