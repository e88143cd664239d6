package weft.api.shipment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.Packaging;
import weft.parts.PartNames;

/**
 * What a shipment would say if nobody typed anything: all of it is free to change.
 *
 * @param number the next of the supplier's own series
 * @param shipFrom the supplier's site whose stock is told; null where it has none here
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
   * What is agreed on a part, and what there is of it.
   *
   * @param part the supplier's number, and {@code partnerPart} the buyer's
   * @param unit the base unit, in which packaging counts; null without an agreement
   * @param batches that have usable stock at the site, the oldest first
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
   * So much of a batch.
   *
   * @param batch null where nobody noted one
   * @param since when goods of it first came to the site
   */
  record Batch(@Nullable String batch, Quantity quantity, String unit, Instant since) {}
}
