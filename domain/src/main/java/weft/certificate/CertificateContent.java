package weft.certificate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * Everything that a certificate states.
 *
 * @param buyer the party to which it is issued
 * @param part the buyer's number
 * @param supplierPart the supplier's number
 * @param quantity quantity of goods that it covers, in {@code unit} (UN/ECE Rec 20)
 * @param batches heats, batches or serial numbers that it covers; empty where it names none
 * @param order the buyer's order number; null where it names none
 * @param specification material and standard, such as {@code GB/T 11352 ZG270-500}
 * @param statement in words, what the goods comply with
 * @param concession the buyer's concession that covers results outside their limits
 * @param issued date of issue, as the supplier states it
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
