package weft.api.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import weft.certificate.CertificateId;
import weft.certificate.CertificateState;
import weft.certificate.FieldReason;
import weft.certificate.MeasuredResult;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.certificate.CertificateRow;
import weft.projections.certificate.CertificateRow.Revocation;
import weft.projections.certificate.CertificateRow.Vouched;

/**
 * A certificate as one of its sides reads it. This record is the JSON.
 *
 * @param inForce whether it can be relied on now
 * @param part the reader's own number, and {@code partnerPart} the other side's
 * @param outside so many results are outside their limits
 * @param validations the issuer's first
 * @param reasons for which the customer rejects it
 * @param revoked null unless it was taken back
 * @param replaces the id of the one that it stands for; null for none
 * @param replacedBy the id of the one that stands for it; null for none
 * @param sha256 of its document, in hexadecimal
 * @param check where anybody who holds it may ask whether it is genuine, on this hub
 */
record CertificateAnswer(
    String id,
    String number,
    String buyer,
    String supplier,
    String type,
    CertificateState state,
    boolean inForce,
    LocalDate issued,
    String part,
    String partnerPart,
    Quantity quantity,
    String unit,
    List<String> batches,
    @Nullable String order,
    @Nullable String specification,
    @Nullable String statement,
    List<Result> results,
    int outside,
    @Nullable String concession,
    List<Vouched> validations,
    List<FieldReason> reasons,
    @Nullable Revocation revoked,
    @Nullable String replaces,
    @Nullable String replacesNumber,
    @Nullable String replacedBy,
    @Nullable String replacedByNumber,
    String sha256,
    String check,
    Instant issuedAt,
    long version) {
  /**
   * One result.
   *
   * @param outside whether its value is outside its limits
   */
  record Result(
      String characteristic,
      @Nullable String unit,
      @Nullable String batch,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable BigDecimal value,
      @Nullable String text,
      @Nullable String method,
      boolean outside) {
    private static Result of(MeasuredResult it) {
      return new Result(
          it.characteristic(),
          it.unit(),
          it.batch(),
          it.minimum(),
          it.maximum(),
          it.value(),
          it.text(),
          it.method(),
          it.isOutside());
    }
  }

  static CertificateAnswer of(CertificateRow row, Side reader) {
    boolean sells = reader == Side.SUPPLIER;
    List<Result> results = row.results().stream().map(Result::of).toList();
    return new CertificateAnswer(
        row.id(),
        row.number(),
        row.buyer(),
        row.supplier(),
        row.type(),
        row.state(),
        row.state().isInForce(),
        row.issued(),
        sells ? row.supplierPart() : row.part(),
        sells ? row.part() : row.supplierPart(),
        row.quantity(),
        row.unit(),
        row.batches(),
        row.orderNumber(),
        row.specification(),
        row.statement(),
        results,
        (int) results.stream().filter(Result::outside).count(),
        row.concession(),
        row.validations(),
        row.reasons(),
        row.revocation(),
        url(row.replaces()),
        number(row.replaces()),
        url(row.replacedBy()),
        number(row.replacedBy()),
        row.sha256(),
        check(row),
        row.issuedAt(),
        row.version());
  }

  private static @Nullable String url(@Nullable String stream) {
    return stream == null ? null : StreamId.toUrl(stream);
  }

  private static @Nullable String number(@Nullable String stream) {
    return stream == null ? null : CertificateId.of(stream).number();
  }

  /** Without the hub's own address, which each reader has its own way to. */
  static String check(CertificateRow row) {
    return UriComponentsBuilder.fromPath(CertificateCheck.PATH)
        .queryParam("issuer", "{issuer}")
        .queryParam("number", "{number}")
        .queryParam("sha256", "{sha256}")
        .encode()
        .buildAndExpand(row.supplier(), row.number(), row.sha256())
        .toUriString();
  }
}
