package weft.projections.certificate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.certificate.CertificateId;
import weft.certificate.CertificateState;
import weft.certificate.FieldReason;
import weft.certificate.MeasuredResult;
import weft.certificate.Validation;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.projections.rows.Board;

/**
 * A certificate as it was issued, and as it stands, for its issuer and its customer.
 *
 * @param type such as {@code 3.1}
 * @param part the buyer's number
 * @param orderNumber the buyer's order; null where it names none
 * @param validations the issuer's first
 * @param reasons for which it is rejected; empty else
 * @param replaces the stream of the one it stands for; null for none
 * @param replacedBy the stream of the one that stands for it; null for none
 * @param sha256 of its document, in hexadecimal
 */
public record CertificateRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String number,
    String type,
    CertificateState state,
    LocalDate issued,
    String part,
    String supplierPart,
    Quantity quantity,
    String unit,
    List<String> batches,
    @Nullable String orderNumber,
    @Nullable String specification,
    @Nullable String statement,
    List<MeasuredResult> results,
    @Nullable String concession,
    List<Vouched> validations,
    List<FieldReason> reasons,
    @Nullable Revocation revocation,
    @JsonIgnore @Nullable String replaces,
    @JsonIgnore @Nullable String replacedBy,
    String sha256,
    Instant issuedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<CertificateRow> {
  public static final Board<CertificateRow> BOARD =
      Board.ofOneRow(
              "certificates",
              CertificateId.TYPE,
              CertificateRow.class,
              Board.Seen.BY_SIDES,
              CertificateEvent.class,
              CertificateRow::after)
          .newestFirst("day", CertificateRow::issued);

  /** Who vouched for it, of which party, and when. */
  public record Vouched(
      String party, String name, String function, Validation.Department department, Instant at) {}

  /** Why it was taken back, and the first day on which it does not hold. */
  public record Revocation(String reason, LocalDate from) {}

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable CertificateRow after(
      @Nullable CertificateRow before, Recorded recorded) {
    var event = (CertificateEvent) recorded.payload();
    if (event instanceof CertificateIssued it) return issued(it, recorded);
    return before == null ? null : before.then(event, recorded);
  }

  private static CertificateRow issued(CertificateIssued it, Recorded recorded) {
    CertificateContent content = it.content();
    return new CertificateRow(
        recorded.stream(),
        content.buyer().value(),
        it.certificate().supplier().value(),
        it.certificate().number(),
        content.type().code(),
        CertificateState.issued(content.type()),
        content.issued(),
        content.part(),
        content.supplierPart(),
        content.quantity(),
        content.unit(),
        content.batches(),
        content.order(),
        content.specification(),
        content.statement(),
        content.results(),
        content.concession(),
        List.of(vouched(it.certificate().supplier(), content.validatedBy(), recorded)),
        List.of(),
        null,
        it.replaces() == null ? null : it.replaces().stream(),
        null,
        it.sha256(),
        recorded.recordedAt(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private static Vouched vouched(PartyCode party, Validation it, Recorded recorded) {
    return new Vouched(
        party.value(), it.name(), it.function(), it.department(), recorded.recordedAt());
  }

  private CertificateRow then(CertificateEvent event, Recorded recorded) {
    return switch (event) {
      case CertificateIssued _ -> this;
      case CertificateSuperseded it ->
          next(
              CertificateState.SUPERSEDED,
              validations,
              reasons,
              revocation,
              it.by().stream(),
              recorded);
      case CertificateValidated it ->
          next(
              CertificateState.ISSUED,
              Stream.concat(
                      validations.stream(),
                      Stream.of(vouched(it.buyer(), it.validation(), recorded)))
                  .toList(),
              List.of(),
              revocation,
              replacedBy,
              recorded);
      case CertificateAccepted _ ->
          next(CertificateState.ACCEPTED, validations, List.of(), revocation, replacedBy, recorded);
      case CertificateRejected it ->
          next(
              CertificateState.REJECTED,
              validations,
              it.reasons(),
              revocation,
              replacedBy,
              recorded);
      case CertificateRevoked it ->
          next(
              CertificateState.REVOKED,
              validations,
              reasons,
              new Revocation(it.reason(), it.from()),
              replacedBy,
              recorded);
    };
  }

  private CertificateRow next(
      CertificateState stands,
      List<Vouched> vouched,
      List<FieldReason> rejected,
      @Nullable Revocation revoked,
      @Nullable String successor,
      Recorded recorded) {
    return new CertificateRow(
        stream,
        buyer,
        supplier,
        number,
        type,
        stands,
        issued,
        part,
        supplierPart,
        quantity,
        unit,
        batches,
        orderNumber,
        specification,
        statement,
        results,
        concession,
        vouched,
        rejected,
        revoked,
        replaces,
        successor,
        sha256,
        issuedAt,
        recorded.sequence() + 1,
        recorded.position());
  }
}
