package weft.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * All that a certificate states.
 *
 * @param buyer to whom it is issued
 * @param part the buyer's number
 * @param supplierPart the supplier's number
 * @param quantity of goods that it is for, in {@code unit} (UN/ECE Rec 20)
 * @param batches heats, batches or serial numbers that it is for; empty where it names none
 * @param order the buyer's; null where it names none
 * @param specification material and standard, such as {@code GB/T 11352 ZG270-500}
 * @param statement in words, what the goods comply with
 * @param concession the buyer's, on which results outside their limits rest
 * @param issued the supplier's day
 */
public record CertificateContent(
    PartyCode buyer,
    CertificateType type,
    LocalDate issued,
    String part,
    String supplierPart,
    Quantity quantity,
    String unit,
    List<String> batches,
    @Nullable String order,
    @Nullable String specification,
    @Nullable String statement,
    List<MeasuredResult> results,
    Validation validatedBy,
    @Nullable String concession) {
  public CertificateContent {
    batches = List.copyOf(batches);
    results = List.copyOf(results);
  }
}
