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
 * @param batches heats, batches or serial numbers that it covers, also those of {@code goods};
 *     empty where it names none
 * @param order the buyer's order number; null where it names none
 * @param specification material and standard, such as {@code GB/T 11352 ZG270-500}
 * @param statement in words, what the goods comply with
 * @param concession the buyer's concession that covers results outside their limits
 * @param issued date of issue, as the supplier states it
 * @param goods the quantity of each batch, which add up to {@code quantity}; empty where it names
 *     no batch; null for a certificate whose document is {@code weft-certificate/1}
 * @param inspections numbers of the issuer's inspections from which it was issued; null for none
 * @param supplements the issuer's certificate of the same goods to which it adds; null for none
 * @param maker the certificate of the maker; null for none
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
    @Nullable String concession,
    @Nullable List<GoodsOfBatch> goods,
    @Nullable List<String> inspections,
    @Nullable CertificateId supplements,
    @Nullable MakersCertificate maker) {
  public CertificateContent {
    batches = List.copyOf(batches);
    results = List.copyOf(results);
    goods = goods == null ? null : List.copyOf(goods);
    inspections = inspections == null ? null : List.copyOf(inspections);
  }

  /** Content of a document {@code weft-certificate/1}. */
  public CertificateContent(
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
    this(
        buyer,
        type,
        issued,
        part,
        supplierPart,
        quantity,
        unit,
        batches,
        order,
        specification,
        statement,
        results,
        validatedBy,
        concession,
        null,
        null,
        null,
        null);
  }

  /**
   * The goods that it takes from their batches: those of a specific inspection by EN 10204. A
   * certificate that supplements another one is of goods that were taken before.
   */
  public List<GoodsOfBatch> taken() {
    return type.takesGoods() && supplements == null && goods != null ? goods : List.of();
  }
}
