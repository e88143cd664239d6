package weft.projections.certificate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.certificate.CertificateId;
import weft.certificate.CertificateState;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.rows.Board;

/**
 * A certificate 3.2 for the organization that validates it instead of the buyer.
 *
 * @param owner that organization
 * @param part the buyer's number, and {@code partnerPart} the supplier's: the inspector has none
 * @param validatedAt when the inspector validated it; null until then
 * @param sha256 of its document, in hexadecimal
 */
public record CertificateToInspectRow(
    @JsonIgnore String stream,
    @JsonProperty("inspector") String owner,
    String buyer,
    String supplier,
    String number,
    CertificateState state,
    LocalDate issued,
    String part,
    String partnerPart,
    Quantity quantity,
    String unit,
    List<String> batches,
    @Nullable Instant validatedAt,
    String sha256,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<CertificateToInspectRow> {
  public static final Board<CertificateToInspectRow> BOARD =
      Board.ofOneRow(
              "certificates-to-inspect",
              CertificateId.TYPE,
              CertificateToInspectRow.class,
              Board.Seen.BY_OWNER,
              CertificateEvent.class,
              CertificateToInspectRow::after)
          .newestFirst("day", CertificateToInspectRow::issued);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable CertificateToInspectRow after(
      @Nullable CertificateToInspectRow before, Recorded recorded) {
    var event = (CertificateEvent) recorded.payload();
    if (event instanceof CertificateIssued it) return issued(it, recorded);
    return before == null ? null : before.then(event, recorded);
  }

  /** No row where the buyer validates it, or nobody. */
  private static @Nullable CertificateToInspectRow issued(CertificateIssued it, Recorded recorded) {
    if (it.inspector() == null) return null;
    CertificateContent content = it.content();
    return new CertificateToInspectRow(
        recorded.stream(),
        it.inspector().value(),
        content.buyer().value(),
        it.certificate().supplier().value(),
        it.certificate().number(),
        CertificateState.issued(content.type()),
        content.issued(),
        content.part(),
        content.supplierPart(),
        content.quantity(),
        content.unit(),
        content.batches(),
        null,
        it.sha256(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private CertificateToInspectRow then(CertificateEvent event, Recorded recorded) {
    return switch (event) {
      case CertificateIssued _ -> this;
      case CertificateSuperseded _ -> in(CertificateState.SUPERSEDED, validatedAt, recorded);
      case CertificateSupplemented _ -> in(state, validatedAt, recorded);
      case CertificateValidated _ -> in(CertificateState.ISSUED, recorded.recordedAt(), recorded);
      case CertificateAccepted _ -> in(CertificateState.ACCEPTED, validatedAt, recorded);
      case CertificateRejected _ -> in(CertificateState.REJECTED, validatedAt, recorded);
      case CertificateRevoked _ -> in(CertificateState.REVOKED, validatedAt, recorded);
    };
  }

  private CertificateToInspectRow in(
      CertificateState next, @Nullable Instant validated, Recorded recorded) {
    return new CertificateToInspectRow(
        stream,
        owner,
        buyer,
        supplier,
        number,
        next,
        issued,
        part,
        partnerPart,
        quantity,
        unit,
        batches,
        validated,
        sha256,
        recorded.sequence() + 1,
        recorded.position());
  }
}
