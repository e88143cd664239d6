package weft.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods that a supplier asks its customer to accept although they do not conform.
 *
 * @param part the buyer's number
 * @param supplierPart the supplier's number
 * @param batch null for any batch of the part
 * @param until the last day on which goods shall be released by it
 */
public record AskedConcession(
    String part,
    String supplierPart,
    @Nullable String batch,
    String characteristic,
    Quantity quantity,
    String unit,
    LocalDate until,
    String reason) {}
